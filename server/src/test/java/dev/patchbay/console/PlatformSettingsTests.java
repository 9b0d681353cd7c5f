package dev.patchbay.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.PlatformSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PlatformSettingsTests {

    private static final String PASSWORD = "long enough to be a password";
    private static final String CONSOLE = "/api/console/platform";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    PatchbaySettings settings;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    Ids ids;

    private @Nullable String operator;

    @AfterEach
    void asItWas() {
        ObjectNode form = form();
        form.putObject("brand").put("name", "Patchbay").put("primaryColor", "#4263eb");
        form.putObject("signUp").put("mode", "open").putArray("domains");
        form.putObject("mail");
        form.put("defaultLocale", "en");
        assertThat(put(form).statusCode()).isEqualTo(200);
    }

    @Test
    void areShownToEverybodyAsFarAsTheyConcernEverybody() {
        JsonNode platform = body(send("GET", "/api/platform", null, null));

        assertThat(platform.get("name").asString()).isEqualTo("Patchbay");
        assertThat(platform.at("/logo/light").isNull()).isTrue();
        assertThat(platform.get("primaryColor").asString()).isEqualTo("#4263eb");
        assertThat(platform.get("defaultLocale").asString()).isEqualTo("en");
        assertThat(platform.get("languages").valueStream().map(JsonNode::asString))
                .containsExactly("en", "de");
        assertThat(platform.at("/signUp/mode").asString()).isEqualTo("open");
        assertThat(platform.get("mailConfigured").asBoolean()).isTrue();
        assertThat(platform.get("development").asBoolean()).isTrue();
        assertThat(platform.has("domains")).isFalse();
    }

    @Test
    void areChangedByAnOperatorAndWrittenDown() {
        ObjectNode form = form();
        long version = form.get("version").asLong();
        ((ObjectNode) form.get("brand")).put("name", "Acme Apps").put("primaryColor", "#C2255C");
        ((ObjectNode) form.get("signUp"))
                .put("mode", "domains")
                .putArray("domains")
                .add("Example.com");
        ((ObjectNode) form.get("mail")).put("senderName", "Acme").put("senderAddress", "apps@acme.example");
        form.put("defaultLocale", "de");

        var answer = put(form);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).get("version").asLong()).isEqualTo(version + 1);
        assertThat(body(answer)).isEqualTo(body(send("GET", CONSOLE, null, operator())));
        JsonNode platform = body(send("GET", "/api/platform", null, null));
        assertThat(platform.get("name").asString()).isEqualTo("Acme Apps");
        assertThat(platform.get("primaryColor").asString()).isEqualTo("#c2255c");
        assertThat(platform.at("/signUp/mode").asString()).isEqualTo("domains");
        assertThat(send("GET", CONSOLE, null, operator()).body()).contains("example.com");
        assertThat(sql.sql("""
                        select detail::text from audit.entry where action = 'platform.settings-changed'
                        order by number desc limit 1
                        """).query(String.class).single())
                .contains("\"name\": \"Acme Apps\"")
                .contains("\"senderAddress\": \"apps@acme.example\"")
                .doesNotContain("logoLight");
    }

    @Test
    void areNotChangedByWhoReadAnOlderVersion() {
        ObjectNode stale = form();
        ObjectNode first = stale.deepCopy();
        ((ObjectNode) first.get("brand")).put("name", "First");
        ((ObjectNode) stale.get("brand")).put("name", "Second");
        assertThat(put(first).statusCode()).isEqualTo(200);

        var late = put(stale);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(problem(late)).isEqualTo("settings-changed");
        assertThat(form().at("/brand/name").asString()).isEqualTo("First");
        ObjectNode invented = form();
        invented.put("version", 1_000_000);
        assertThat(problem(put(invented))).isEqualTo("settings-changed");
    }

    @Test
    void areChangedOnceWhenManyChangeThemAtOnce() throws Exception {
        ObjectNode form = form();
        operator();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = all.invokeAll(IntStream.range(0, 8)
                    .mapToObj(number -> (Callable<Integer>) () -> put(form).statusCode())
                    .toList());
            var statuses = answers.stream().map(Future::resultNow).toList();
            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        }
    }

    @Test
    void areSeenByOtherNodesWithinASecond() {
        var clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
        var elsewhere = new PlatformSettings(sql, json, clock, event -> {}, settings);
        assertThat(elsewhere.current().brand().name()).isEqualTo("Patchbay");
        ObjectNode form = form();
        ((ObjectNode) form.get("brand")).put("name", "Changed here");
        put(form);

        assertThat(elsewhere.current().brand().name()).isEqualTo("Patchbay");
        clock.advance(Duration.ofSeconds(1));
        assertThat(elsewhere.current().brand().name()).isEqualTo("Changed here");
    }

    @ParameterizedTest
    @CsvSource({
        "#ffd43b, White letters, 'darker one, for instance #'",
        "#101820, dark page, 'lighter one, for instance #'",
        "#fff, six hexadecimal digits, #4263eb",
        "red, six hexadecimal digits, #4263eb",
        "'#4263eb;} body{display:none', six hexadecimal digits, #4263eb",
    })
    void refuseColoursOnWhichNothingCanBeReadAndNameOneThatCan(String colour, String reason, String mend) {
        ObjectNode form = form();
        ((ObjectNode) form.get("brand")).put("primaryColor", colour);

        var answer = put(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).at("/errors/0/pointer").asString()).isEqualTo("/brand/primaryColor");
        String message = body(answer).at("/errors/0/message").asString();
        assertThat(message).contains(reason).contains(mend);
        String proposed = message.substring(message.lastIndexOf('#'), message.lastIndexOf('#') + 7);
        ((ObjectNode) form.get("brand")).put("primaryColor", proposed);
        assertThat(put(form).statusCode()).isEqualTo(200);
    }

    @Test
    void refuseEveryMistakeAtOnce() {
        ObjectNode form = form();
        form.putObject("brand")
                .put("name", " ")
                .put("primaryColor", "blue")
                .put("logoLight", "/media/" + "0".repeat(64) + ".png")
                .put("logoDark", "https://evil.example/logo.png");
        form.putObject("signUp")
                .put("mode", "closed")
                .putArray("domains")
                .add("example.com")
                .add("@nonsense")
                .add("a b");
        form.putObject("mail").put("senderName", "x\r\nBcc: y").put("senderAddress", "a@b.example, c@d.example");
        form.put("defaultLocale", "fr");
        form.putNull("version");

        var answer = put(form);

        assertThat(body(answer).get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/brand/name",
                        "/brand/primaryColor",
                        "/brand/logoLight",
                        "/brand/logoDark",
                        "/signUp/mode",
                        "/signUp/domains/1",
                        "/signUp/domains/2",
                        "/mail/senderName",
                        "/mail/senderAddress",
                        "/defaultLocale",
                        "/version");
    }

    @Test
    void haveALogoThatWasUploaded() throws Exception {
        var uploaded = upload("light", png(), operator());
        assertThat(uploaded.statusCode()).isEqualTo(201);
        String logo = body(uploaded).get("logo").asString();
        ObjectNode form = form();
        ((ObjectNode) form.get("brand")).put("logoLight", logo);

        assertThat(put(form).statusCode()).isEqualTo(200);

        assertThat(body(send("GET", "/api/platform", null, null))
                        .at("/logo/light")
                        .asString())
                .isEqualTo(logo);
        assertThat(send("GET", logo, null, null).statusCode()).isEqualTo(200);
        assertThat(problem(upload("light", "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8), operator())))
                .isEqualTo("not-an-image");
        assertThat(problem(upload("sideways", png(), operator()))).isEqualTo("invalid-request");
        assertThat(problem(upload("dark", new byte[1024 * 1024 + 1], operator())))
                .isEqualTo("body-too-large");
    }

    @Test
    void sendALetterToWhoAsks() {
        assertThat(send("POST", CONSOLE + "/test-mail", null, operator()).statusCode())
                .isEqualTo(202);

        assertThat(sql.sql("select count(*) from mail.letter where kind = 'test'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        for (int i = 0; i < 9; i++) {
            assertThat(send("POST", CONSOLE + "/test-mail", null, operator()).statusCode())
                    .isEqualTo(202);
        }
        assertThat(problem(send("POST", CONSOLE + "/test-mail", null, operator())))
                .isEqualTo("too-many-requests");
    }

    @Test
    void areForOperatorsAloneAndChangedOnlyAfterARecentSignIn() throws Exception {
        String somebody = signIn(person());
        ObjectNode form = form();

        assertThat(problem(send("GET", CONSOLE, null, somebody))).isEqualTo("only-operators");
        assertThat(problem(send("PUT", CONSOLE, form, somebody))).isEqualTo("only-operators");
        assertThat(problem(send("POST", CONSOLE + "/test-mail", null, somebody)))
                .isEqualTo("only-operators");
        assertThat(problem(upload("light", png(), somebody))).isEqualTo("only-operators");
        assertThat(problem(send("GET", CONSOLE, null, null))).isEqualTo("sign-in-required");
        assertThat(problem(send("PUT", CONSOLE, form, null))).isEqualTo("sign-in-required");
        Account other = person(PlatformRole.OPERATOR);
        String longAgo = signIn(other);
        sql.sql(
                        "update accounts.session set authenticated_at = authenticated_at - interval '11 minutes' where account_id = :id")
                .param("id", other.id().value())
                .update();
        assertThat(problem(send("PUT", CONSOLE, form, longAgo))).isEqualTo("step-up-required");
        assertThat(send("GET", CONSOLE, null, longAgo).statusCode()).isEqualTo(200);
    }

    private ObjectNode form() {
        return (ObjectNode) body(send("GET", CONSOLE, null, operator()));
    }

    private HttpResponse<String> put(ObjectNode form) {
        return send("PUT", CONSOLE, form, operator());
    }

    private String operator() {
        if (operator == null) {
            operator = signIn(person(PlatformRole.OPERATOR));
        }
        return Objects.requireNonNull(operator);
    }

    private Account person(PlatformRole... roles) {
        return accounts.create(new NewAccount(
                ids.next() + "@console.example.com", true, "Olga Operator", Secret.of(PASSWORD), Set.of(roles)));
    }

    private String signIn(Account person) {
        var answer = send("POST", "/api/session", Map.of("email", person.email(), "password", PASSWORD), null);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(120, 40, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }

    private HttpResponse<String> upload(String variant, byte[] image, String cookie) {
        return exchange(request(CONSOLE + "/logo?variant=" + variant, cookie)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(image)));
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object content, @Nullable String cookie) {
        return exchange(request(path, cookie)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        content == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(json.writeValueAsString(content))));
    }

    private HttpRequest.Builder request(String path, @Nullable String cookie) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080");
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private String problem(HttpResponse<String> answer) {
        return body(answer).get("type").asString().replace("/problems/", "");
    }
}
