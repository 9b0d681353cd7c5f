package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.grants.Client;
import dev.patchbay.grants.Consents;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.grants.Receipt;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Installing for oneself. */
@RecordApplicationEvents
class OwnInstallsTests extends OwnWorld {

    @Test
    void asksInTheManifestsOrderWithPurposesAndWritesNothing() {
        Asked asked = ownApps.asked(pocket, person);

        assertThat(asked.wanted())
                .extracting(Asked.Wanted::name, Asked.Wanted::purpose, Asked.Wanted::optional)
                .containsExactly(
                        tuple("openid", "Signs you in.", false),
                        tuple("profile:read", "Greets you.", false),
                        tuple("dashboard:read", "Looks.", true),
                        tuple("email", "Writes.", true));
        assertThat(asked.verified()).isFalse();
        assertThat(asked.author()).contains("Pocket People");
        assertThat(asked.reconsent()).isFalse();
        assertThat(ownApps.ofAccount(person)).isEmpty();
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
        Installation theirs =
                ownApps.install(pocket, consent(pocket, other, REQUIRED), other).installation();
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

        List<Installed> results = atOnce(() -> ownApps.install(pocket, consent, person));

        assertThat(results).filteredOn(Installed::fresh).hasSize(1);
        assertThat(results)
                .extracting(result -> result.installation().id())
                .containsOnly(results.getFirst().installation().id());
        assertThat(ownApps.ofAccount(person)).hasSize(1);
        assertThat(events.stream(ScopesChanged.class)).isEmpty();
    }

    @Test
    void takesTheLastOfTwoAnswers() throws Exception {
        Consent more = consent(pocket, person, Set.of("openid", "profile:read", "email"));
        Consent less = consent(pocket, person, REQUIRED);
        atOnce(() -> ownApps.install(pocket, more, person));

        Installation installation = ownApps.install(pocket, less, person).installation();

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
                    problem(() -> ownApps.install(pocket, wrong.getKey(), person), "invalid-request");
            assertThat(String.valueOf(refused.members().get("errors"))).contains(wrong.getValue());
        }
        assertThat(ownApps.ofAccount(person)).isEmpty();
    }

    @Test
    void refusesConsentToWordsThatHaveChangedSince() {
        Consent stale = consent(pocket, person, REQUIRED);
        world.change("\"profile:read\": Greets you.", "\"profile:read\": Sells you.");

        problem(() -> ownApps.install(pocket, stale, person), "invalid-request");

        assertThat(ownApps.ofAccount(person)).isEmpty();
    }

    @Test
    void refusesAppsThatAreForOrganizationsPricedOrGone() {
        for (var expected : Map.of(
                        "support-desk", "not-for-people",
                        "gone-app", "listing-unpublished")
                .entrySet()) {
            problem(() -> ownApps.asked(world.listing(expected.getKey()), person), expected.getValue());
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
        problem(() -> ownApps.cutScope(installation.id(), "profile:read", stranger), "not-found");
        problem(() -> ownApps.agree(installation.id(), consent(pocket, person, REQUIRED), stranger), "not-found");
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
        assertThat(access.decide(mine.clientId(), (InstallationId) null))
                .isEqualTo(new Decision.AsItself(pocket, Set.of()));
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
        world.change("initiate_login_url: https://pocket.example.com/auth/login\n", """
                initiate_login_url: https://pocket.example.com/auth/login
                  jwks_uri: https://pocket.example.com/keys
                """);
        assertThat(clients.verifySecret(organizations.clientId(), secret)).isFalse();
        world.change();
        assertThat(clients.openSealedSecret(mine.clientId())).isPresent();
    }
}
