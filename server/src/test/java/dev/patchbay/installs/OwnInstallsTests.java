package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Consents;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.grants.Receipt;
import dev.patchbay.grants.Revocations;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest
@RecordApplicationEvents
class OwnInstallsTests {

    private static final Set<String> REQUIRED = Set.of("openid", "profile:read");

    @Autowired
    Installs installs;

    @Autowired
    AccessDecision access;

    @Autowired
    Clients clients;

    @Autowired
    Grants grants;

    @Autowired
    Consents consents;

    @Autowired
    Revocations revocations;

    @Autowired
    OwnData data;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext context;

    private TestInstalls world;
    private IntegrationId pocket;
    private AccountId person;

    @BeforeEach
    void somebodyWithoutAnOrganization() {
        world = new TestInstalls(context);
        pocket = world.listing("pocket");
        person = world.person("Pia Person");
    }

    @Test
    void asksInTheManifestsOrderWithPurposesAndWritesNothing() {
        Asked asked = installs.asked(pocket, person);

        assertThat(asked.wanted())
                .extracting(Asked.Wanted::name, Asked.Wanted::purpose, Asked.Wanted::optional)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("openid", "Signs you in.", false),
                        org.assertj.core.groups.Tuple.tuple("profile:read", "Greets you.", false),
                        org.assertj.core.groups.Tuple.tuple("dashboard:read", "Looks.", true),
                        org.assertj.core.groups.Tuple.tuple("email", "Writes.", true));
        assertThat(asked.verified()).isFalse();
        assertThat(asked.author()).contains("Pocket People");
        assertThat(asked.reconsent()).isFalse();
        assertThat(installs.ofAccount(person)).isEmpty();
        assertThat(clients.ofIntegration(world.listing("own-widget"))).isEmpty();
    }

    @Test
    void installsForOnePersonWithWhatWasTickedAndKeepsTheReceipt(ApplicationEvents events) {
        Installation installation = install("openid", "profile:read", "email");

        assertThat(installation.target()).isEqualTo(new Target.User(person));
        assertThat(installation.status()).isEqualTo(Status.SETTING_UP);
        Grant grant = grants.activeOf(installation.id()).orElseThrow();
        assertThat(grant.scopes()).containsExactlyInAnyOrder("openid", "profile:read", "email");
        assertThat(grant.agreed().declined()).containsExactly("dashboard:read");
        assertThat(grant.agreed().owner()).isEqualTo(person);
        Consents.Kept kept = consents.newestOf(installation.id()).orElseThrow();
        assertThat(kept.grant()).isEqualTo(grant.id());
        assertThat(kept.receipt().locale()).isEqualTo(Locale.GERMAN);
        assertThat(kept.receipt().shown())
                .contains(new Receipt.Shown(
                        "email", "Ihre E-Mail-Adresse", "Ihre E-Mail-Adresse sehen.", "Writes.", true, true))
                .filteredOn(Receipt.Shown::given)
                .hasSize(3);
        assertThat(events.stream(AppInstalled.class))
                .containsExactly(new AppInstalled(installation.id(), pocket, new Target.User(person), person));
    }

    @Test
    void sharesTheIntegrationsOwnClientAmongPeopleAndWithNoOrganization() {
        Installation mine = install();
        AccountId other = world.person("Otto Other");
        Installation theirs = installs.installForUser(pocket, consent(pocket, other, REQUIRED), other)
                .installation();
        Installation organizations =
                installs.install(pocket, world.organization, world.owner).installation();

        Client client = clients.ofIntegration(pocket).orElseThrow();
        assertThat(mine.clientId()).isEqualTo(theirs.clientId()).isEqualTo(client.id());
        assertThat(organizations.clientId()).isNotEqualTo(client.id());
        assertThat(client.installation()).isNull();
        assertThat(client.way()).isEqualTo(OpenWay.INITIATE);
        assertThat(client.redirectUris()).containsExactly("https://pocket.example.com/auth/callback");
    }

    @Test
    void makesOneInstallationAndOneGrantHoweverOftenItIsAgreedAtOnce(ApplicationEvents events) throws Exception {
        Consent consent = consent(pocket, person, REQUIRED);

        List<Installed> results = atOnce(() -> installs.installForUser(pocket, consent, person));

        assertThat(results).filteredOn(Installed::fresh).hasSize(1);
        assertThat(results)
                .extracting(result -> result.installation().id())
                .containsOnly(results.getFirst().installation().id());
        assertThat(installs.ofAccount(person)).hasSize(1);
        assertThat(events.stream(ScopesChanged.class)).isEmpty();
    }

    @Test
    void takesTheLastOfTwoAnswers() throws Exception {
        Consent more = consent(pocket, person, Set.of("openid", "profile:read", "email"));
        Consent less = consent(pocket, person, REQUIRED);
        atOnce(() -> installs.installForUser(pocket, more, person));

        Installation installation =
                installs.installForUser(pocket, less, person).installation();

        assertThat(grants.activeOf(installation.id()).orElseThrow().scopes()).isEqualTo(REQUIRED);
    }

    @Test
    void refusesWhatWasNotReadNotAskedOrNotEnough() {
        Consent right = consent(pocket, person, REQUIRED);
        for (var wrong : Map.of(
                        new Consent("1.0.0", REQUIRED, Locale.ENGLISH), "/consent/version",
                        new Consent(right.version(), Set.of("openid"), Locale.ENGLISH), "/consent/scopes",
                        new Consent(right.version(), Set.of(), Locale.ENGLISH), "/consent/scopes",
                        new Consent(
                                        right.version(),
                                        Set.of("openid", "profile:read", "dashboard:write"),
                                        Locale.ENGLISH),
                                "/consent/scopes")
                .entrySet()) {
            ProblemException refused =
                    problem(() -> installs.installForUser(pocket, wrong.getKey(), person), "invalid-request");
            assertThat(String.valueOf(refused.members().get("errors"))).contains(wrong.getValue());
        }
        assertThat(installs.ofAccount(person)).isEmpty();
    }

    @Test
    void refusesConsentToWordsThatHaveChangedSince() {
        Consent stale = consent(pocket, person, REQUIRED);
        world.change("\"profile:read\": Greets you.", "\"profile:read\": Sells you.");

        problem(() -> installs.installForUser(pocket, stale, person), "invalid-request");

        assertThat(installs.ofAccount(person)).isEmpty();
    }

    @Test
    void refusesAppsThatAreForOrganizationsPricedOrGone() {
        for (var expected : Map.of(
                        "support-desk", "not-for-people",
                        "gone-app", "listing-unpublished")
                .entrySet()) {
            problem(() -> installs.asked(world.listing(expected.getKey()), person), expected.getValue());
        }
    }

    @Test
    void letsItsPersonInAndNobodyElse() {
        Installation installation = ready(install());
        AccountId stranger = world.person("Stan Stranger");

        assertThat(access.decide(installation.clientId(), person))
                .isInstanceOfSatisfying(Decision.Allowed.class, allowed -> {
                    assertThat(allowed.owner()).isEqualTo(person);
                    assertThat(allowed.organization()).isNull();
                    assertThat(allowed.scopes()).isEqualTo(REQUIRED);
                });
        assertThat(access.decide(installation.clientId(), stranger))
                .isEqualTo(new Decision.Refused(Decision.Reason.NOT_INSTALLED, null));
        problem(() -> installs.view(installation.id(), stranger), "not-found");
        problem(() -> installs.uninstall(installation.id(), stranger), "not-found");
        problem(() -> installs.cutScope(installation.id(), "profile:read", stranger), "not-found");
        problem(() -> installs.agree(installation.id(), consent(pocket, person, REQUIRED), stranger), "not-found");
        problem(() -> installs.giveUp(installation.id(), stranger), "not-found");
        problem(() -> installs.giveUp(installation.id(), person), "app-of-one-person");
        problem(() -> installs.suspend(installation.id(), SuspensionCause.ADMIN, person), "app-of-one-person");
        problem(() -> installs.suspend(installation.id(), SuspensionCause.ADMIN, stranger), "not-found");
    }

    @Test
    void letsTheIntegrationActForItsOwnInstallationsAlone() {
        Installation mine = ready(install());
        Installation organizations =
                installs.install(pocket, world.organization, world.owner).installation();
        installs.setUpDone(organizations.id(), organizations.clientId());
        Installation foreign = installs.install(world.listing("quiet-bot"), world.organization, world.owner)
                .installation();

        assertThat(access.decide(mine.clientId(), mine.id())).isInstanceOf(Decision.Allowed.class);
        assertThat(access.decide(mine.clientId(), organizations.id())).isInstanceOf(Decision.Allowed.class);
        assertThat(access.decide(mine.clientId(), foreign.id())).isInstanceOf(Decision.Refused.class);
        assertThat(access.decide(organizations.clientId(), mine.id())).isInstanceOf(Decision.Refused.class);
        assertThat(access.decide(mine.clientId(), (dev.patchbay.kernel.InstallationId) null))
                .isEqualTo(new Decision.AsItself(pocket, Set.of()));
    }

    @Test
    void cutsOneScopeAtOnceAndAsksNotAgainAsForSomethingNew() {
        Installation installation = ready(install("openid", "profile:read", "email"));
        TokenFacts token = token(installation);

        installs.cutScope(installation.id(), "email", person);
        installs.cutScope(installation.id(), "email", person);

        await().until(() -> revocations.isRevoked(token));
        Grant grant = grants.activeOf(installation.id()).orElseThrow();
        assertThat(grant.scopes()).isEqualTo(REQUIRED);
        assertThat(revocations.isRevoked(token(installation))).isFalse();
        assertThat(installs.asked(pocket, person).wanted()).noneMatch(Asked.Wanted::isNew);
        problem(() -> installs.cutScope(installation.id(), "fantasy:read", person), "not-found");
        installs.cutScope(installation.id(), "profile:read", person);
        problem(() -> installs.cutScope(installation.id(), "openid", person), "last-scope");
        assertThat(installs.asked(pocket, person).reconsent()).isFalse();
    }

    @Test
    void asksAgainWhenTheAppWantsMoreAndLeavesTheGrantUntilThen(ApplicationEvents events) {
        Installation installation = ready(install());
        TokenFacts before = token(installation);
        world.change(
                "scopes: [openid, \"profile:read\"]",
                "scopes: [openid, \"profile:read\", \"fantasy:read\"]",
                "email: Writes.}",
                "email: Writes., \"fantasy:read\": Plays.}");

        Asked asked = installs.asked(pocket, person);
        assertThat(asked.reconsent()).isTrue();
        assertThat(asked.wanted())
                .filteredOn(Asked.Wanted::isNew)
                .extracting(Asked.Wanted::name)
                .containsExactly("fantasy:read");
        assertThat(revocations.isRevoked(before)).isFalse();
        assertThat(access.decide(installation.clientId(), person)).isInstanceOf(Decision.Allowed.class);

        Set<String> all = Set.of("openid", "profile:read", "fantasy:read");
        installs.agree(installation.id(), consent(pocket, person, all), person);
        installs.agree(installation.id(), consent(pocket, person, all), person);

        await().until(() -> revocations.isRevoked(before));
        assertThat(grants.activeOf(installation.id()).orElseThrow().scopes()).isEqualTo(all);
        assertThat(events.stream(ScopesChanged.class)).hasSize(1);
        assertThat(installs.asked(pocket, person).reconsent()).isFalse();
    }

    @Test
    void uninstallsForItsPersonAloneAndComesBackWithTheSameId() {
        Installation installation = ready(install());
        TokenFacts token = token(installation);
        AccountId other = world.person("Otto Other");
        Installation theirs = installs.installForUser(pocket, consent(pocket, other, REQUIRED), other)
                .installation();
        TokenFacts others = token(theirs);

        installs.uninstall(installation.id(), person);

        await().until(() -> revocations.isRevoked(token));
        assertThat(revocations.isRevoked(others)).isFalse();
        assertThat(clients.find(installation.clientId()).orElseThrow().active()).isTrue();
        assertThat(access.decide(installation.clientId(), person))
                .isEqualTo(new Decision.Refused(Decision.Reason.UNINSTALLED, null));
        assertThat(install().id()).isEqualTo(installation.id());
    }

    @Test
    void isSuspendedByOperatorsAndKeepsWhatWasAllowedForItsReturn() {
        Installation installation = ready(install());
        AccountId operator = world.person("Olli Operator", dev.patchbay.accounts.PlatformRole.OPERATOR);
        TokenFacts token = token(installation);

        installs.suspend(installation.id(), SuspensionCause.OPERATOR, operator);

        await().until(() -> revocations.isRevoked(token));
        assertThat(clients.find(installation.clientId()).orElseThrow().active()).isTrue();
        assertThat(access.decide(installation.clientId(), person))
                .isEqualTo(new Decision.Refused(Decision.Reason.SUSPENDED, null));
        problem(() -> installs.cutScope(installation.id(), "profile:read", person), "not-in-this-state");
        installs.resume(installation.id(), SuspensionCause.OPERATOR, operator);
        assertThat(grants.activeOf(installation.id()).orElseThrow().scopes()).isEqualTo(REQUIRED);
        assertThat(revocations.isRevoked(token(installation))).isFalse();

        installs.suspend(installation.id(), SuspensionCause.OPERATOR, operator);
        installs.uninstall(installation.id(), person);
        problem(() -> install(), "suspended-by-another");
    }

    @Test
    void goesWithTheAccount(ApplicationEvents events) {
        Installation installation = ready(install());
        TokenFacts token = token(installation);

        transactions.executeWithoutResult(status -> data.erase(person));

        await().until(() -> revocations.isRevoked(token));
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.UNINSTALLED);
        assertThat(events.stream(AppUninstalled.class)).hasSize(1);
    }

    @Test
    void movesClientsWithTheListing() {
        Installation mine = install();
        Installation organizations =
                installs.install(pocket, world.organization, world.owner).installation();
        var secret = clients.openSealedSecret(organizations.clientId()).orElseThrow();

        world.change("https://pocket.example.com/auth/callback", "https://moved.example.com/back");

        for (String id : List.of(mine.clientId(), organizations.clientId())) {
            assertThat(clients.find(id).orElseThrow().redirectUris()).containsExactly("https://moved.example.com/back");
        }
        assertThat(clients.verifySecret(organizations.clientId(), secret)).isTrue();
        world.change(
                "initiate_login_url: https://pocket.example.com/auth/login\n",
                "initiate_login_url: https://pocket.example.com/auth/login\n"
                        + "  jwks_uri: https://pocket.example.com/keys\n");
        assertThat(clients.verifySecret(organizations.clientId(), secret)).isFalse();
        world.change();
        assertThat(clients.openSealedSecret(mine.clientId())).isPresent();
    }

    @Test
    void givesAMembersAccessUpForThatMemberAlone() {
        Installation installation = installs.install(world.listing("quiet-bot"), world.organization, world.owner)
                .installation();
        TokenFacts token = token(installation).account(world.member);

        installs.giveUp(installation.id(), world.member);
        installs.giveUp(installation.id(), world.member);

        await().until(() -> revocations.isRevoked(token));
        assertThat(access.decide(installation.clientId(), world.member))
                .isEqualTo(new Decision.Refused(Decision.Reason.NO_ACCESS, world.organization));
        assertThat(access.decide(installation.clientId(), world.owner)).isInstanceOf(Decision.Allowed.class);
        assertThat(context.getBean(AppMembers.class)
                        .reset(installation.id(), world.member, world.owner)
                        .access()
                        .canAccess())
                .isTrue();
    }

    private Installation install(String... scopes) {
        Set<String> given = scopes.length == 0 ? REQUIRED : Set.of(scopes);
        return installs.installForUser(pocket, consent(pocket, person, given), person)
                .installation();
    }

    private Installation ready(Installation installation) {
        installs.setUpDone(installation.id(), installation.clientId());
        return installs.find(installation.id()).orElseThrow();
    }

    private Consent consent(IntegrationId integration, AccountId account, Set<String> scopes) {
        return new Consent(installs.asked(integration, account).version(), scopes, Locale.GERMAN);
    }

    private TokenFacts token(Installation installation) {
        Installation now = installs.find(installation.id()).orElseThrow();
        return TokenFacts.of(now.clientId(), clock.instant())
                .grant(grants.activeOf(now.id()).orElseThrow().id())
                .installation(now.id(), now.epoch());
    }

    private static ProblemException problem(ThrowingCallable act, String slug) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, act);
        assertThat(problem).isNotNull();
        assertThat(problem.problem().type().slug()).isEqualTo(slug);
        return problem;
    }

    private static List<Installed> atOnce(Callable<Installed> click) throws Exception {
        var start = new CountDownLatch(1);
        List<Future<Installed>> clicks = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                clicks.add(threads.submit(() -> {
                    start.await();
                    return click.call();
                }));
            }
            start.countDown();
            List<Installed> results = new ArrayList<>();
            for (var one : clicks) {
                results.add(one.get());
            }
            return results;
        }
    }
}
