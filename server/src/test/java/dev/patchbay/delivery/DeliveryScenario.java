package dev.patchbay.delivery;

import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import dev.patchbay.lifecycle.WithoutProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Installs real apps whose webhooks are paths of a real server on this machine, with time that a test moves. */
@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import({MovableTime.class, WithoutProvider.class})
abstract class DeliveryScenario {

    static final Receiver RECEIVER = new Receiver();
    static final int CLOSED_PORT = 9;
    static final Secret SECRET = Secret.of("whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, String> LISTED = new ConcurrentSkipListMap<>();

    @Autowired
    Installs installs;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFile catalogFile;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @DynamicPropertySource
    static void targets(DynamicPropertyRegistry settings) {
        settings.add(
                "patchbay.egress.development-targets",
                () -> "127.0.0.1:" + RECEIVER.port() + ",127.0.0.1:" + CLOSED_PORT);
        settings.add("patchbay.delivery.timeout", () -> "10s");
        settings.add("patchbay.jobs.poll", () -> "25ms");
    }

    /** An app that a test invents: its listing, and the path that it hears of its installations at. */
    record App(IntegrationId id, String path) {}

    /** An organization and its owner. */
    record Customer(OrganizationId id, AccountId owner) {}

    App app(Receiver.Behaviour behaviour) {
        var path = "/hooks/" + NUMBER.incrementAndGet();
        RECEIVER.on(path, behaviour);
        return new App(list("app-" + NUMBER.incrementAndGet(), RECEIVER.url(path)), path);
    }

    /** Puts a listing into the catalog, or changes it. */
    IntegrationId list(String name, String webhookUrl) {
        return listEntry(name, """
                  app_url: %s
                  webhook_url: %s
                """.formatted(RECEIVER.url("/app"), webhookUrl));
    }

    IntegrationId listEntry(String name, String addresses) {
        LISTED.put(name, """
                - name: %s
                  display_name: %s
                  type: app
                  description: Does something
                  callback_url: %s
                  webhook_secret: %s
                  open: launch
                  client: per_installation
                  install_targets: [organization]
                """.formatted(name, name, RECEIVER.url("/app/callback"), SECRET.reveal()) + addresses);
        try {
            var file = Files.createTempFile("catalog", ".yaml");
            Files.writeString(file, String.join("", LISTED.values()));
            catalogFile.apply(file, false);
            Files.delete(file);
            settle(); // else what follows from a new address would at once send again what has failed meanwhile
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    Customer customer() {
        int number = NUMBER.incrementAndGet();
        var owner = accounts.create(new NewAccount(
                        "owner" + number + "@example.com",
                        true,
                        "Owner",
                        Secret.of("correct horse battery " + number),
                        Set.of()))
                .id();
        var organization = organizations.create(Slug.of("customer-" + number), "Customer", owner, owner);
        return new Customer(organization.id(), owner);
    }

    Installation install(App app, Customer customer) {
        return installs.install(app.id(), customer.id(), customer.owner()).installation();
    }

    /** Suspends and resumes once it is set up: two more events. */
    void suspendAndResume(Installation installation, Customer customer) {
        until(() -> installs.find(installation.id()).orElseThrow().status() == Status.ACTIVE);
        installs.suspend(installation.id(), SuspensionCause.ADMIN, customer.owner());
        installs.resume(installation.id(), SuspensionCause.ADMIN, customer.owner());
    }

    List<Receiver.Received> receivedBy(App app) {
        return RECEIVER.at(app.path());
    }

    Progress progressOf(Installation installation) {
        return deliveries.progressOf(installation.id()).orElseThrow();
    }

    Progress.LastAnswer lastAnswerOf(Installation installation) {
        return Objects.requireNonNull(progressOf(installation).lastAnswer());
    }

    void awaitReceived(App app, int count) {
        until(() -> receivedBy(app).size() >= count);
        settle();
    }

    static void until(Callable<Boolean> condition) {
        await().until(condition);
    }

    /** Waits until nothing is under way and nothing is due. */
    void settle() {
        until(() -> jdbc.sql(
                                "select count(*) from jobs.job where stopped_at is null and (lease_token is not null or due_at <= :now)")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                == 0);
    }

    void advance(Duration by) {
        settle();
        clock.advance(by);
    }

    @AfterEach
    void leaveNothingWaiting() {
        settle();
        jdbc.sql("delete from jobs.job where kind like 'delivery.%' and kind <> 'delivery.forgetting'")
                .update();
    }
}
