package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.installs.AppMembers;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import dev.patchbay.pipeline.Ingest;
import dev.patchbay.pipeline.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source of prices that an organization has, and people with dashboards; nobody looks at these but the test, and time stands still. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(WatchingScene.StandingTime.class)
abstract class WatchingScene {

    static final int MOST_OF_A_SOURCE = 12;

    private static final String PASSWORD = "correct horse battery staple";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    SettableClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    Installs installs;

    @Autowired
    AppMembers members;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFile file;

    @Autowired
    Ingest ingest;

    @Autowired
    Dashboards dashboards;

    @Autowired
    PlacementTable placements;

    @Autowired
    Watching watching;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Ids ids;

    private final Map<Account, String> cookies = new HashMap<>();

    IntegrationId source;
    Account owner;
    Account member;
    OrganizationId organization;
    Installation installation;

    /** Goes on by a microsecond with each reading, so that no two are the same, and otherwise as the test moves it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class StandingTime {

        @Bean
        @Primary
        SettableClock standingClock() {
            var now = new AtomicReference<>(Instant.parse("2026-11-23T09:30:10Z"));
            return new SettableClock(() -> now.updateAndGet(before -> before.plus(1, ChronoUnit.MICROS)));
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("patchbay.jobs.workers", () -> "0");
        settings.add("patchbay.widgets.series-per-source", () -> String.valueOf(MOST_OF_A_SOURCE));
    }

    @BeforeEach
    void aSourceThatPeopleHave() throws Exception {
        jdbc.sql("delete from widgets.placement").update();
        jdbc.sql("delete from widgets.series").update();
        String name = "prices-" + ids.next();
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, """
                        - name: %s
                          display_name: Coins
                          type: data_source
                          version: 1.0.0
                          description: Tells prices
                          base_url: https://prices.example.com
                          client: per_installation
                          events_transport: pull
                          delivery_mode: push
                          install_targets: [organization]
                          scopes: ["data:write"]
                          scope_purposes: {"data:write": Sends prices.}
                        """.formatted(name)), false);
        Files.delete(path);
        source = catalog.find(Slug.of(name)).orElseThrow().id();
        owner = person();
        member = person();
        organization = organization(owner);
        organizations.addMember(organization, member.id(), OrganizationRole.MEMBER, owner.id());
        installation = installs.install(source, organization, owner.id()).installation();
        jdbc.sql("""
                        insert into pipeline.schema
                          (source, number, definition, key_fields, compatibility, per_installation, fingerprint, since)
                        values (:source, 1, :definition, '{symbol}', 'NONE', false, '\\x00', now())
                        """).param("source", source.value()).param("definition", """
                        {"type": "object", "required": ["symbol"], "properties": {"symbol": {"type": "string"},
                         "price": {"type": ["number", "null"], "description": "In US dollars"}}}""").update();
        jdbc.sql("update pipeline.source set schema_number = 1, offered = true where integration = :source")
                .param("source", source.value())
                .update();
    }

    Account person() {
        return accounts.create(
                new NewAccount("w-" + ids.next() + "@example.com", true, "Somebody", Secret.of(PASSWORD), Set.of()));
    }

    OrganizationId organization(Account founder) {
        return organizations
                .create(Slug.of("o-" + ids.next()), "Customer", founder.id(), founder.id())
                .id();
    }

    /** A price that all share; null for a record without one. */
    void take(String symbol, @Nullable Double price) {
        take(null, symbol, price);
    }

    void take(@Nullable InstallationId alone, String symbol, @Nullable Double price) {
        JsonNode record = JsonMapper.shared().readTree("{\"symbol\":\"%s\",\"price\":%s}".formatted(symbol, price));
        assertThat(ingest.accept(source, alone, List.of(record))).noneMatch(Result.Rejected.class::isInstance);
    }

    static String key(String symbol) {
        return "[\"" + symbol + "\"]";
    }

    UUID place(Account account, String kind, Map<String, Object> config) {
        return place(account, kind, null, config);
    }

    UUID place(Account account, String kind, @Nullable String title, Map<String, Object> config) {
        List<UUID> before = ids(account);
        dashboards.place(
                account.id(),
                List.of(new NewPlacement(
                        kind,
                        installation.id().toString(),
                        title,
                        JsonMapper.shared().valueToTree(config),
                        null,
                        null,
                        1L,
                        1L)));
        return ids(account).stream()
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> ids(Account account) {
        return placements.of(account.id()).stream().map(Placement::id).toList();
    }

    void look() {
        watching.look();
    }

    void later(Duration time) {
        clock.advance(time);
        cookies.clear(); // sessions end by themselves
    }

    /** The texts of the notices about numbers, the newest first. */
    List<String> told(Account account) {
        return told(account, "text", "en");
    }

    List<String> told(Account account, String part, String language) {
        return json(get("/api/me/notices?limit=100", account, language))
                .path("notices")
                .valueStream()
                .filter(notice -> notice.path("kind").asString().equals("threshold-crossed"))
                .map(notice -> notice.path(part).asString().replace('\u00a0', ' '))
                .toList();
    }

    HttpResponse<String> get(String path, Account account) {
        return get(path, account, "en");
    }

    private HttpResponse<String> get(String path, Account account, String language) {
        String cookie = cookies.computeIfAbsent(account, this::signIn);
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", cookie + "; lang=" + language));
    }

    private String signIn(Account account) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("email", account.email(), "password", PASSWORD));
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/session"))
                        .header("Origin", "http://localhost:8080")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.header("Host", "localhost:8080").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
