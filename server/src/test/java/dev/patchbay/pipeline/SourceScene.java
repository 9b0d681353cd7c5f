package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import dev.patchbay.vetting.TestIntegration;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A data source on a real server, which somebody has installed; no worker polls it but the test. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SettableClock.OfDay.class)
abstract class SourceScene {

    static final TestIntegration SERVER = new TestIntegration();

    static final String PRICE = """
            {"type": "object", "required": ["symbol", "price"],
             "properties": {"symbol": {"type": "string"}, "price": {"type": "number", "minimum": 0}}}""";

    @LocalServerPort
    int port;

    @Autowired
    SettableClock clock;

    @Autowired
    Polls polls;

    @Autowired
    Ingest ingest;

    @Autowired
    Newest newest;

    @Autowired
    Sources sources;

    @Autowired
    Rejections rejections;

    @Autowired
    SourceStatistics statistics;

    @Autowired
    FeedTable feeds;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Untold untold;

    @Autowired
    Installs installs;

    @Autowired
    Organizations organizations;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFile file;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    String name;
    IntegrationId source;
    AccountId owner;
    Installation installation;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("patchbay.egress.development-targets", () -> "127.0.0.1:" + SERVER.port());
        settings.add("patchbay.jobs.workers", () -> "0");
        settings.add("patchbay.pipeline.jitter-percent", () -> "0");
        settings.add("patchbay.pipeline.pages", () -> "3");
        settings.add("patchbay.pipeline.keys", () -> "50");
        settings.add("patchbay.pipeline.dead-letters-waiting", () -> "20");
        settings.add("patchbay.pipeline.rejected-kept", () -> "5");
        settings.add("patchbay.pipeline.largest-record", () -> "4KB");
    }

    @BeforeEach
    void aSourceThatSomebodyHas() throws Exception {
        owner = accounts.create(new NewAccount(
                        "s-" + ids.next() + "@example.com",
                        true,
                        "Owner",
                        Secret.of("correct horse battery"),
                        Set.of()))
                .id();
        name = "s-" + ids.next();
        source = list(name);
        installation = install();
        schema(PRICE, "compatible");
        data("[{\"symbol\":\"TEA\",\"price\":3.5}]");
    }

    IntegrationId list(String listed) throws Exception {
        return list(listed, "data_source");
    }

    IntegrationId list(String listed, String type) throws Exception {
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(
                Files.writeString(path, """
                        - name: %s
                          display_name: Prices
                          type: %s
                          version: 1.0.0
                          description: Tells prices
                          base_url: %s
                          callback_url: https://prices.example.com/callback
                          client: per_installation
                          events_transport: pull
                          delivery_mode: %s
                          install_targets: [organization]
                          scopes: ["data:write"]
                          scope_purposes: {"data:write": Sends prices.}
                          config_schema: {type: object, properties: {city: {type: string}}}
                        """.formatted(listed, type, SERVER.url("/" + listed), deliveryMode())), false);
        Files.delete(path);
        return catalog.find(Slug.of(listed)).orElseThrow().id();
    }

    String deliveryMode() {
        return "pull";
    }

    Installation install() {
        var organization = organizations.create(Slug.of("o-" + ids.next()), "Customer", owner, owner);
        return installs.install(source, organization.id(), owner).installation();
    }

    void schema(String definition, String compatibility) {
        schema("""
                {"schema": %s, "refresh_interval_seconds": 60, "key": ["symbol"], "compatibility": "%s"}
                """.formatted(definition, compatibility));
    }

    void schema(String answer) {
        SERVER.on("/" + name + "/schema", 200, "application/json", answer);
    }

    void data(String answer) {
        SERVER.on("/" + name + "/data", 200, "application/json", answer);
    }

    void data(TestIntegration.Behaviour behaviour) {
        SERVER.on("/" + name + "/data", behaviour);
    }

    /** {@code /schema} is read again with the next poll. */
    void askSchemaAgain() {
        feeds.askSchemaAnew(source);
    }

    List<TestIntegration.Asked> asked() {
        return SERVER.asked("/" + name + "/data");
    }

    PollReport poll() {
        assertThat(polls.poll(Shelf.ofAll(source))).isPresent();
        return lastPoll();
    }

    PollReport lastPoll() {
        return statistics.polls(source, null, 1).items().getFirst();
    }

    /** What is there, by its keys. */
    Map<String, String> there() {
        Map<String, String> there = new TreeMap<>();
        newest.snapshot(source, null, null, 1_000)
                .records()
                .forEach(record -> there.put(record.key(), record.value().toString()));
        return there;
    }

    long version() {
        return sources.of(source).orElseThrow().version();
    }

    List<RejectedRecord> rejected() {
        return rejections.page(source, null, 100).items();
    }

    /** Why records were refused, in this hour and the one before: another may begin in the middle of a test. */
    Map<String, Long> reasons() {
        return statistics.reasons(source, clock.instant().minus(Duration.ofHours(1)));
    }
}
