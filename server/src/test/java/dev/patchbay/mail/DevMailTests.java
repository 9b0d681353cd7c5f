package dev.patchbay.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PatchbaySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DevMailTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Mails mails;

    @Autowired
    Letters letters;

    @Autowired
    PatchbaySettings settings;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JsonMapper json;

    @Autowired
    Ids ids;

    @Test
    void showsWhatWouldHaveBeenSent() throws Exception {
        String somebody = "P" + ids.next() + "@people.example.com";
        transactions.executeWithoutResult(status -> mails.send(MailScenario.sample(somebody, Locale.GERMAN)));

        JsonNode found =
                json.readTree(get("/api/dev/mail?to=" + somebody).body()).get("letters");

        assertThat(found).hasSize(1);
        JsonNode letter = found.get(0);
        assertThat(letter.get("to").asString()).isEqualTo(somebody.toLowerCase(Locale.ROOT));
        assertThat(letter.get("kind").asString()).isEqualTo("sample");
        assertThat(letter.get("state").asString()).isEqualTo("kept");
        assertThat(letter.get("subject").asString()).isEqualTo("Jörg <b>Ünal</b> wartet auf Sie");
        assertThat(letter.get("links").get(0).asString()).isEqualTo("http://localhost:8080/answer?token=tok-en_1&x=2");
        String id = letter.get("id").asString();
        assertThat(get("/dev/mail").body()).contains("/dev/mail/" + id).contains("Jörg &lt;b&gt;Ünal");
        assertThat(get("/dev/mail/" + id).body())
                .contains("<iframe class=\"letter\" sandbox=\"allow-popups")
                .contains("src=\"/dev/mail/" + id + "/html\"")
                .contains("a &amp; b");
    }

    @Test
    void showsTheLetterItselfWithoutAnyRights() throws Exception {
        String somebody = ids.next() + "@people.example.com";
        transactions.executeWithoutResult(status -> mails.send(MailScenario.sample(somebody, Locale.ENGLISH)));
        String id = json.readTree(get("/api/dev/mail?to=" + somebody).body())
                .at("/letters/0/id")
                .asString();

        var letter = get("/dev/mail/" + id + "/html");

        assertThat(letter.body()).contains("Jörg &lt;b&gt;Ünal&lt;/b&gt; asked for you.");
        assertThat(letter.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none';")
                .contains("sandbox");
        assertThat(get("/dev/mail/" + ids.next()).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotExistForOtherMachinesAndInProduction() {
        var production = new PatchbaySettings(
                PatchbaySettings.Mode.PRODUCTION,
                settings.baseUrl(),
                settings.widgetsOrigin(),
                settings.dataDir(),
                List.of());
        var elsewhere = new MockHttpServletRequest();
        elsewhere.setRemoteAddr("192.0.2.7");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new DevMailController(letters, settings).list(null, elsewhere))
                .matches(refused -> refused.problem().slug().equals("not-found"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new DevMailController(letters, production).list(null, new MockHttpServletRequest()))
                .matches(refused -> refused.problem().slug().equals("not-found"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html")
                        .header("Host", "localhost:8080")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
