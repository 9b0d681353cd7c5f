package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest
@RecordApplicationEvents
class InstallingTests {

    private static final int CLICKS = 20;

    @Autowired
    Installs installs;

    @Autowired
    Clients clients;

    @Autowired
    Grants grants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Ids ids;

    @Autowired
    ApplicationContext context;

    private TestInstalls world;

    @BeforeEach
    void newOrganization() {
        world = new TestInstalls(context);
    }

    @Test
    void makesClientSecretGrantAndRecordsAndWaitsForTheApp(ApplicationEvents events) {
        Installed installed = install("support-desk", world.owner);

        Installation installation = installed.installation();
        assertThat(installed.fresh()).isTrue();
        assertThat(installation.status()).isEqualTo(Status.SETTING_UP);
        assertThat(installation.version()).isEqualTo("1.2.0");
        assertThat(installs.find(installation.id())).contains(installation);
        Client client = clients.find(installation.clientId()).orElseThrow();
        assertThat(client.way()).isEqualTo(OpenWay.INITIATE);
        assertThat(client.redirectUris()).containsExactly("https://support.example.com/auth/callback");
        assertThat(client.postLogoutUris())
                .containsExactlyInAnyOrder("https://support.example.com", "https://support.example.com/");
        assertThat(clients.openSealedSecret(client.id())).isPresent();
        assertThat(grants.activeOf(installation.id()).orElseThrow().scopes())
                .containsExactlyInAnyOrder("openid", "profile");
        assertThat(audited(installation)).containsExactly("app.installed");
        assertThat(events.stream(AppInstalled.class))
                .containsExactly(new AppInstalled(
                        installation.id(),
                        installation.integration(),
                        new Target.Organization(world.organization),
                        world.owner));
        assertThat(events.stream(SetUpCompleted.class)).isEmpty();
    }

    @Test
    void becomesActiveWhenTheAppHasItsCredentials(ApplicationEvents events) {
        Installation installation = install("support-desk", world.owner).installation();

        installs.setUpDone(installation.id(), "c_ofanotherinstalling");
        assertThat(status(installation)).isEqualTo(Status.SETTING_UP);

        installs.setUpDone(installation.id(), installation.clientId());
        installs.setUpDone(installation.id(), installation.clientId());
        assertThat(status(installation)).isEqualTo(Status.ACTIVE);
        assertThat(events.stream(SetUpCompleted.class)).hasSize(1);
        assertThat(audited(installation)).containsExactly("app.installed", "app.set-up");
    }

    @Test
    void isActiveAtOnceWhenTheAppNeedsNotBeTold() {
        Installation installation = install("quiet-bot", world.owner).installation();

        assertThat(installation.status()).isEqualTo(Status.ACTIVE);
        Client client = clients.find(installation.clientId()).orElseThrow();
        assertThat(client.way()).isEqualTo(OpenWay.LAUNCH);
        assertThat(client.redirectUris()).containsExactly("https://bot.example.com/auth/callback");
    }

    @Test
    void leavesAnInstalledAppAsItIs(ApplicationEvents events) {
        Installation first = install("support-desk", world.owner).installation();

        Installed second = install("support-desk", world.owner);

        assertThat(second).isEqualTo(new Installed(first, false));
        assertThat(events.stream(AppInstalled.class)).hasSize(1);
    }

    @Test
    void makesOneInstallationAndOneClientHoweverOftenItIsClickedAtOnce() throws Exception {
        List<Installed> results = atOnce(() -> install("support-desk", world.owner));

        assertThat(results).filteredOn(Installed::fresh).hasSize(1);
        assertThat(results)
                .extracting(Installed::installation)
                .containsOnly(results.getFirst().installation());
        Installation installation = results.getFirst().installation();
        assertThat(clientsOf(installation)).isEqualTo(1);
        assertThat(audited(installation)).containsExactly("app.installed");
    }

    @Test
    void makesOneNewClientHoweverOftenReinstallingIsClickedAtOnce() throws Exception {
        Installation before = install("support-desk", world.owner).installation();
        installs.uninstall(before.id(), world.owner);

        List<Installed> results = atOnce(() -> install("support-desk", world.owner));

        assertThat(results).filteredOn(Installed::fresh).hasSize(1);
        assertThat(results).extracting(result -> result.installation().id()).containsOnly(before.id());
        assertThat(clientsOf(before)).isEqualTo(2);
    }

    @Test
    void givesEachOrganizationAClientOfItsOwn() {
        AccountId other = world.person("Otto Other");
        var organization = world.organization(other);

        Installation ours = install("support-desk", world.owner).installation();
        Installation theirs = installs.install(world.listing("support-desk"), organization, other)
                .installation();

        assertThat(theirs.id()).isNotEqualTo(ours.id());
        assertThat(theirs.clientId()).isNotEqualTo(ours.clientId());
        Secret secret = clients.openSealedSecret(ours.clientId()).orElseThrow();
        assertThat(clients.verifySecret(theirs.clientId(), secret)).isFalse();
    }

    @Test
    void tellsMembersWhomToAsk() {
        ProblemException refused = refused(() -> install("support-desk", world.member), "only-admins-install");

        assertThat(refused.members()).containsEntry("admins", List.of(Map.of("name", "Olga Owner")));
        assertThat(installs.find(world.listing("support-desk"), world.organization))
                .isEmpty();
    }

    @Test
    void tellsStrangersNothing() {
        AccountId stranger = world.person("Stan Stranger");

        refused(() -> install("support-desk", stranger), "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "gone-app, listing-unpublished",
        "priced-app, payments-unavailable",
        "own-widget, not-for-organizations",
        "shared-app, shared-client-unavailable",
        "moon-app, unknown-scopes"
    })
    void refusesWhatCannotBeInstalled(String name, String problem) {
        refused(() -> install(name, world.owner), problem);

        assertThat(installs.find(world.listing(name), world.organization)).isEmpty();
    }

    @Test
    void refusesWhatIsNotInTheCatalog() {
        var nothing = new IntegrationId(ids.next());

        refused(() -> installs.install(nothing, world.organization, world.owner), "unknown-listing");
    }

    @Test
    void leavesNothingBehindWhenTheTransactionFails() {
        Installation[] made = new Installation[1];
        transactions.executeWithoutResult(status -> {
            made[0] = install("support-desk", world.owner).installation();
            status.setRollbackOnly();
        });

        assertThat(installs.find(made[0].id())).isEmpty();
        assertThat(clientsOf(made[0])).isZero();
        assertThat(audited(made[0])).isEmpty();
        assertThat(install("support-desk", world.owner).fresh()).isTrue();
    }

    private Installed install(String name, AccountId actor) {
        return installs.install(world.listing(name), world.organization, actor);
    }

    private static List<Installed> atOnce(Callable<Installed> click) throws Exception {
        var start = new CountDownLatch(1);
        var clicks = new ArrayList<Future<Installed>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLICKS; i++) {
                clicks.add(threads.submit(() -> {
                    start.await();
                    return click.call();
                }));
            }
            start.countDown();
        }
        var results = new ArrayList<Installed>();
        for (Future<Installed> done : clicks) {
            try {
                results.add(done.get());
            } catch (ExecutionException failed) {
                // too many clicks for the pool are told so; that is no second installation
                if (!(failed.getCause() instanceof ProblemException refused)
                        || !refused.problem().slug().equals("busy")) {
                    throw failed;
                }
            }
        }
        return results;
    }

    private Status status(Installation installation) {
        return installs.find(installation.id()).orElseThrow().status();
    }

    private int clientsOf(Installation installation) {
        return jdbc.sql("select count(*) from grants.client where installation_id = :id")
                .param("id", installation.id().value())
                .query(Integer.class)
                .single();
    }

    private List<String> audited(Installation installation) {
        return jdbc.sql("select action from audit.entry where detail ->> 'installationId' = :id order by number")
                .param("id", installation.id().toString())
                .query((row, number) -> row.getString("action"))
                .list();
    }

    private static ProblemException refused(ThrowingCallable act, String slug) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, act);
        assertThat(refused).isNotNull();
        assertThat(refused.problem().slug()).isEqualTo(slug);
        return refused;
    }
}
