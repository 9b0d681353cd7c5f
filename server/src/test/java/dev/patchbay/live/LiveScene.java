package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.patchbay.pipeline.Source;
import dev.patchbay.pipeline.Sources;
import dev.patchbay.vetting.TestIntegration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source that an organization has, and another organization too, and pages that follow it over HTTP. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SettableClock.OfDay.class)
abstract class LiveScene {

    /**
     * Within which whoever may not see something any more sees nothing more of it. Documented are five seconds; a busy machine has more,
     * and half of the minute after which everything is looked at, whether anybody told of it or not.
     */
    static final Duration AT_ONCE = Duration.ofSeconds(30);

    static final TestIntegration SERVER = new TestIntegration();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "correct horse battery";
    private static final String BASE = "http://localhost:8080";

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
    Sources sources;

    @Autowired
    Pages pages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Ids ids;

    final List<Listener> open = new ArrayList<>();

    IntegrationId source;
    String name;
    Account owner;
    Account member;
    OrganizationId organization;
    Installation installation;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("patchbay.egress.development-targets", () -> "127.0.0.1:" + SERVER.port());
        settings.add("patchbay.pipeline.jitter-percent", () -> "0");
        settings.add("patchbay.live.pages-per-session", () -> "4");
        settings.add("patchbay.live.pages-per-account", () -> "6");
        settings.add("patchbay.live.pages", () -> "30");
        settings.add("patchbay.live.blocked", () -> "3s");
        settings.add("server.tomcat.connection-timeout", () -> "3s");
        settings.add(
                "server.tomcat.keep-alive-timeout", () -> "60s"); // nobody posts to a connection that is just closed
    }

    @BeforeEach
    void aSourceThatPeopleHave() throws Exception {
        name = "s-" + ids.next();
        source = list(name, false);
        owner = person();
        member = person();
        organization =
                organizations.create(slug(), "Customer", owner.id(), owner.id()).id();
        organizations.addMember(organization, member.id(), OrganizationRole.MEMBER, owner.id());
        installation = installs.install(source, organization, owner.id()).installation();
        await().until(() -> sources.of(source).map(Source::schema).isPresent());
    }

    @AfterEach
    void nobodyFollows() throws Exception {
        for (Listener listener : open) {
            listener.close();
        }
        pages.all().forEach(Page::poke);
        await().until(() -> {
            pages.all().forEach(Page::poke);
            return pages.count() == 0;
        });
    }

    IntegrationId list(String listed, boolean perInstallation) throws Exception {
        SERVER.on("/" + listed + "/schema", 200, "application/json", """
                {"schema": {"type": "object", "required": ["symbol", "price"],
                            "properties": {"symbol": {"type": "string"}, "price": {"type": "number"}, "note": {"type": "string"}}},
                 "refresh_interval_seconds": 60, "key": ["symbol"], "compatibility": "none", "per_installation": %s}
                """.formatted(perInstallation));
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, """
                        - name: %s
                          display_name: Prices
                          type: data_source
                          version: 1.0.0
                          description: Tells prices
                          base_url: %s
                          callback_url: https://prices.example.com/callback
                          client: per_installation
                          events_transport: pull
                          delivery_mode: push
                          install_targets: [organization]
                          scopes: ["data:write"]
                          scope_purposes: {"data:write": Sends prices.}
                        """.formatted(listed, SERVER.url("/" + listed))), false);
        Files.delete(path);
        return catalog.find(Slug.of(listed)).orElseThrow().id();
    }

    Slug slug() {
        return Slug.of("o-" + ids.next());
    }

    Account person() {
        return accounts.create(
                new NewAccount("l-" + ids.next() + "@example.com", true, "Somebody", Secret.of(PASSWORD), Set.of()));
    }

    String signIn(Account account) throws Exception {
        var response = call("POST", "/api/session", Map.of("email", account.email(), "password", PASSWORD), null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    HttpResponse<String> call(String method, String path, @Nullable Object body, @Nullable String cookie)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(body)))
                .header("Host", "localhost:8080")
                .header("Origin", BASE)
                .header("Content-Type", "application/json");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Listener follow(Account account, Object... installations) throws Exception {
        return follow(signIn(account), query(installations), null);
    }

    Listener follow(String cookie, String query, @Nullable String last) throws Exception {
        Listener listener = Listener.open(port, cookie, query, last);
        open.add(listener);
        return listener;
    }

    static String query(Object... installations) {
        var query = new StringBuilder("?");
        for (Object one : installations) {
            query.append("installation=")
                    .append(one instanceof Installation it ? it.id() : one)
                    .append('&');
        }
        return query.toString();
    }

    /** Of one that all share. */
    void tell(String symbol, double price) {
        tell(null, symbol, price);
    }

    void tell(@Nullable InstallationId alone, String symbol, double price) {
        accept(alone, "{\"symbol\":\"%s\",\"price\":%s}".formatted(symbol, price));
    }

    void accept(@Nullable InstallationId alone, String record) {
        JsonNode read = JsonMapper.shared().readTree(record);
        assertThat(ingest.accept(source, alone, List.of(read))).allMatch(Result.Accepted.class::isInstance);
    }

    static String key(String symbol) {
        return "[\"" + symbol + "\"]";
    }

    void awaitHeld(Listener listener, String symbol, double price) {
        await().untilAsserted(() -> {
            JsonNode held = listener.held().get(key(symbol));
            assertThat(held == null ? null : held.path("price").asDouble())
                    .as(symbol)
                    .isEqualTo(price);
        });
    }

    /** It was told what is there, and how that stands. */
    void awaitCaughtUp(Listener listener) {
        await().until(() -> !listener.events("position").isEmpty()
                && !listener.events("status").isEmpty());
    }
}
