package dev.patchbay.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of the flow of events and data. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "patchbay.jobs.workers=0")
@Import(SettableClock.OfDay.class)
class PipelineTests {

    private static final String PASSWORD = "long enough to be a password";
    private static final String PIPELINE = "/api/console/pipeline";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    SettableClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFile file;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    Ids ids;

    private String operator;

    @BeforeEach
    void someSources() throws Exception {
        operator = signIn(PlatformRole.OPERATOR);
        list(25);
        sql.sql("delete from pipeline.hour").update();
        sql.sql("delete from pipeline.feed").update();
        sql.sql("delete from pipeline.source").update();
        for (int n = 0; n < 25; n++) {
            source(n);
        }
    }

    @Test
    void showsTheWorstSourcesFirstAndAllOfThemPageByPage() throws Exception {
        polled(3, 2);
        polled(7, 5);
        counted(9, "rejected", 30);
        counted(4, "accepted", 1_000);
        polled(4, 0);

        List<String> names = new ArrayList<>();
        List<String> states = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = body(get(PIPELINE + "/sources?limit=10" + after, operator));
            page.get("sources").forEach(source -> {
                names.add(source.get("name").asString());
                states.add(source.get("state").asString());
            });
            after = page.get("next").isNull()
                    ? null
                    : "&after=" + page.get("next").asString();
        } while (after != null);

        assertThat(names)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("prices-7", "prices-3", "prices-9", "prices-4");
        assertThat(states).startsWith("failing", "failing", "rejected", "well", "resting");
    }

    @Test
    void findsSourcesByTheirNames() throws Exception {
        assertThat(names(PIPELINE + "/sources?q=PRICES%2024")).containsExactly("prices-24");
        assertThat(names(PIPELINE + "/sources?q=nothing-like-that")).isEmpty();
    }

    @Test
    void showsASourceOverTime() throws Exception {
        polled(4, 0);
        counted(4, "accepted", 12);
        sql.sql("insert into broker.hour values ('prices-4', date_trunc('hour', now()), 40, 5, 2)")
                .update();

        JsonNode shown = body(get(PIPELINE + "/sources/prices-4?days=7", operator));

        assertThat(shown.at("/source/displayName").asString()).isEqualTo("Prices 4");
        assertThat(shown.at("/source/day/accepted").asInt()).isEqualTo(12);
        assertThat(shown.at("/hours/0/accepted").asInt()).isEqualTo(12);
        assertThat(shown.at("/depths/0/behind").asInt()).isEqualTo(40);
        assertThat(shown.at("/depths/0/dead").asInt()).isEqualTo(2);
    }

    @Test
    void putsAllSourcesTogetherAndSaysThatThereIsNoBroker() throws Exception {
        polled(1, 3);
        counted(2, "accepted", 5);
        counted(3, "accepted", 7);

        JsonNode shown = body(get(PIPELINE, operator));

        assertThat(shown.at("/broker/mode").asString()).isEqualTo("off");
        assertThat(shown.at("/broker/available").asBoolean()).isFalse();
        assertThat(shown.get("sources").asInt()).isEqualTo(25);
        assertThat(shown.get("troubled").asInt()).isEqualTo(1);
        assertThat(shown.at("/hours/0/accepted").asInt()).isEqualTo(12);
        assertThat(shown.get("slots")).isEmpty();
    }

    @Test
    void isForOperatorsAlone() throws Exception {
        String developer = signIn(PlatformRole.DEVELOPER);
        for (String path : List.of("", "/sources", "/sources/prices-1")) {
            assertThat(get(PIPELINE + path, developer).statusCode()).isEqualTo(403);
            assertThat(get(PIPELINE + path, null).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refusesWhatItDoesNotHave() throws Exception {
        assertThat(get(PIPELINE + "/sources/nobody", operator).statusCode()).isEqualTo(404);
        assertThat(get(PIPELINE + "?days=31", operator).statusCode()).isEqualTo(400);
        assertThat(get(PIPELINE + "/sources?limit=201", operator).statusCode()).isEqualTo(400);
        assertThat(get(PIPELINE + "/sources?after=bm9uZQ", operator).statusCode())
                .isEqualTo(400);
    }

    private List<String> names(String path) throws Exception {
        return body(get(path, operator))
                .get("sources")
                .valueStream()
                .map(source -> source.get("name").asString())
                .toList();
    }

    private void list(int count) throws Exception {
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(
                Files.writeString(
                        path, IntStream.range(0, count).mapToObj("""
                                - name: prices-%1$d
                                  display_name: Prices %1$d
                                  type: data_source
                                  version: 1.0.0
                                  description: Tells prices
                                  base_url: https://prices.example.com
                                  callback_url: https://prices.example.com/callback
                                  client: per_installation
                                  events_transport: pull
                                  install_targets: [organization]
                                """::formatted).reduce("", String::concat)),
                false);
        Files.delete(path);
    }

    private IntegrationId id(int n) {
        return catalog.find(Slug.of("prices-" + n)).orElseThrow().id();
    }

    private void source(int n) {
        sql.sql("insert into pipeline.source (integration, offered) values (:id, true)")
                .param("id", id(n).value())
                .update();
    }

    private void polled(int n, int failures) {
        sql.sql("""
                        insert into pipeline.feed (source, installation, failures, last_at, due_at)
                        values (:id, '00000000-0000-0000-0000-000000000000', :failures, now(), now())
                        """).param("id", id(n).value()).param("failures", failures).update();
    }

    private void counted(int n, String what, int count) {
        sql.sql("insert into pipeline.hour (source, hour, " + what
                        + ") values (:id, date_trunc('hour', now()), :count)")
                .param("id", id(n).value())
                .param("count", count)
                .update();
    }

    private String signIn(PlatformRole role) throws Exception {
        var person = accounts.create(new NewAccount(
                ids.next() + "@pipeline.example.com", true, "Olga Operator", Secret.of(PASSWORD), Set.of(role)));
        var answer = http.send(
                request("/api/session", null)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                json.writeValueAsString(Map.of("email", person.email(), "password", PASSWORD))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> get(String path, @Nullable String cookie) throws Exception {
        clock.advance(Duration.ofSeconds(4)); // what was read before is old
        return http.send(request(path, cookie).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, @Nullable String cookie) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080");
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
