package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What those who have an app experience when its next version wants something else: more, less, or the same in another way. */
class VersionStepsTests extends OwnWorld {

    private static final String POCKET = "name: pocket\n  display_name: Pocket\n  version: 1.0.0";
    private static final String POCKETS_SCOPES =
            "scopes: [openid, \"profile:read\"]\n  optional_scopes: [\"dashboard:read\", email]";
    private static final String POCKETS_TARGETS =
            "client: per_installation\n  install_targets: [organization, user]\n  " + POCKETS_SCOPES;
    private static final String PURPOSES =
            "{openid: Signs you in., \"profile:read\": Greets you., \"dashboard:read\": Looks., email: Writes.}";
    private static final String DESK = "version: 1.2.0";
    private static final String DESKS_SCOPES = "scopes: [openid, profile]\n  optional_scopes: [email]";

    @Autowired
    private Reconsents reconsents;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void asksThoseAnewWhoDeclinedWhatBecomesRequiredAndLeavesTheirGrant() {
        Installation installation = ready(install());
        assertThat(grant(installation).agreed().declined()).containsExactlyInAnyOrder("dashboard:read", "email");
        TokenFacts token = token(installation);

        pocket("1.1.0", "scopes: [openid, \"profile:read\", email]\n  optional_scopes: [\"dashboard:read\"]");
        await().until(() -> reconsents.waitingFor(installation.id()).isPresent() || is(installation, "1.1.0"));

        assertThat(reconsents.waitingFor(installation.id())).contains("1.1.0");
        assertThat(is(installation, "1.0.0")).isTrue();
        assertThat(grant(installation).scopes()).isEqualTo(REQUIRED);
        assertThat(revocations.isRevoked(token)).isFalse();
        Asked asked = ownApps.asked(pocket, person);
        assertThat(asked.reconsent()).isTrue();
        assertThat(news(asked)).containsExactly("email");

        var before = reconsents.count(pocket);
        ownApps.agree(installation.id(), agreed(asked, "openid", "profile:read", "email"), person);

        assertThat(is(installation, "1.1.0")).isTrue();
        assertThat(grant(installation).scopes()).containsExactlyInAnyOrder("openid", "profile:read", "email");
        await().until(() -> revocations.isRevoked(token));
        assertThat(reconsents.count(pocket).accepted()).isEqualTo(before.accepted() + 1);
        assertThat(ownApps.asked(pocket, person).reconsent()).isFalse();
    }

    @Test
    void asksWhoeverHadTakenBackWhatWasOptional() {
        Installation installation = ready(install("openid", "profile:read", "email"));
        ownApps.cutScope(installation.id(), "email", person);

        pocket("1.1.0", "scopes: [openid, \"profile:read\", email]\n  optional_scopes: [\"dashboard:read\"]");

        await().until(() -> reconsents.waitingFor(installation.id()).isPresent() || is(installation, "1.1.0"));
        assertThat(news(ownApps.asked(pocket, person))).containsExactly("email");
    }

    @Test
    void doesNotNagWhoeverTookBackWhatWasRequiredAlready() {
        Installation installation = ready(install());
        ownApps.cutScope(installation.id(), "profile:read", person);

        pocket("1.1.0", POCKETS_SCOPES);

        await().until(() -> is(installation, "1.1.0"));
        assertThat(ownApps.asked(pocket, person).reconsent()).isFalse();
        assertThat(grant(installation).scopes()).containsExactly("openid");
    }

    @Test
    void asksAnAdminAnewForWhatAnAdminDeclined() {
        InstallationId id = ready(desk()).id();
        desk("1.3.0", "scopes: [openid, profile, organization]\n  optional_scopes: [email]");
        await().until(() -> reconsents.waitingFor(id).isPresent());
        reconsents.agree(
                id, agreed(reconsents.asked(id, world.owner), "openid", "profile", "organization"), world.owner);
        assertThat(grants.activeOf(id).orElseThrow().agreed().declined()).containsExactly("email");

        desk("1.4.0", "scopes: [openid, profile, organization, email]");
        await().until(() -> reconsents.waitingFor(id).isPresent());

        assertThat(news(reconsents.waiting(id, world.owner).orElseThrow())).containsExactly("email");
        assertThat(grants.activeOf(id).orElseThrow().scopes()).doesNotContain("email");
    }

    @Test
    void letsGoOfWhatBecomesOptionalOnlyWhenItsPersonSaysSo() {
        Installation installation = ready(install());
        TokenFacts token = token(installation);

        pocket("1.1.0", "scopes: [openid]\n  optional_scopes: [\"profile:read\", \"dashboard:read\", email]");
        await().until(() -> is(installation, "1.1.0"));

        assertThat(grant(installation).scopes()).isEqualTo(REQUIRED);
        assertThat(revocations.isRevoked(token)).isFalse();
        assertThat(ownApps.asked(pocket, person).wanted()).noneMatch(Asked.Wanted::isNew);
        ownApps.cutScope(installation.id(), "profile:read", person);
        assertThat(grant(installation).scopes()).containsExactly("openid");
    }

    @Test
    void takesBackWhatAVersionNoLongerAsksFor() {
        Installation installation = ready(install("openid", "profile:read", "email"));
        TokenFacts before = token(installation);

        pocket("1.1.0", "scopes: [openid, \"profile:read\"]\n  optional_scopes: [\"dashboard:read\"]");
        await().until(() -> is(installation, "1.1.0"));

        Grant grant = grant(installation);
        assertThat(grant.scopes()).isEqualTo(REQUIRED);
        assertThat(grant.agreed().declined()).containsExactly("dashboard:read");
        assertThat(grant.agreed().owner()).isEqualTo(person);
        await().until(() -> revocations.isRevoked(before));
        assertThat(revocations.isRevoked(token(installation))).isFalse();
        assertThat(told(installation)).endsWith("app.updated", "scopes.updated");
    }

    @Test
    void doesNotGiveBackToAnAppThatWasSuspendedWhatItNoLongerAsksFor() {
        Installation installation = ready(install("openid", "profile:read", "email"));
        AccountId operator = world.person("Olli Operator", PlatformRole.OPERATOR);
        installs.suspend(installation.id(), SuspensionCause.OPERATOR, operator);

        pocket("1.1.0", "scopes: [openid, \"profile:read\"]\n  optional_scopes: [\"dashboard:read\"]");
        await().until(() -> is(installation, "1.1.0"));
        installs.resume(installation.id(), SuspensionCause.OPERATOR, operator);

        assertThat(grant(installation).scopes()).isEqualTo(REQUIRED);
    }

    @Test
    void waitsForNothingOnceALaterVersionDoesNotAsk() {
        InstallationId id = ready(desk()).id();
        desk("1.3.0", "scopes: [openid, profile, organization]\n  optional_scopes: [email]");
        await().until(() -> reconsents.waitingFor(id).isPresent());

        desk("1.4.0", DESKS_SCOPES);
        await().until(() -> is(id, "1.4.0"));

        assertThat(reconsents.waitingFor(id)).isEmpty();
        assertThat(reconsents.waiting(id, world.owner)).isEmpty();
    }

    @Test
    void waitsForNothingOnceTheVersionThatAskedIsTakenBack() {
        InstallationId id = ready(desk()).id();
        desk("1.3.0", "scopes: [openid, profile, organization]\n  optional_scopes: [email]");
        await().until(() -> reconsents.waitingFor(id).isPresent());

        desk("1.2.0", DESKS_SCOPES);

        assertThat(reconsents.waitingFor(id)).isEmpty();
        assertThat(reconsents.waiting(id, world.owner)).isEmpty();
        assertThat(is(id, "1.2.0")).isTrue();
    }

    @Test
    void followsBackToAVersionThatWasAgreedToAndKeepsWhatWasAllowed() {
        InstallationId id = ready(desk()).id();
        String more = "scopes: [openid, profile, organization]\n  optional_scopes: [email]";
        desk("1.3.0", more);
        await().until(() -> reconsents.waitingFor(id).isPresent());
        reconsents.agree(
                id, agreed(reconsents.asked(id, world.owner), "openid", "profile", "organization"), world.owner);
        desk("1.4.0", more);
        await().until(() -> is(id, "1.4.0"));
        Grant agreed = grants.activeOf(id).orElseThrow();

        desk("1.3.0", more);
        await().until(() -> is(id, "1.3.0"));
        desk("1.2.0", DESKS_SCOPES);
        await().until(() -> is(id, "1.2.0"));

        assertThat(grants.activeOf(id)).contains(agreed);
        desk("1.3.0", more);
        await().until(() -> is(id, "1.3.0"));
        assertThat(reconsents.waitingFor(id)).isEmpty();
    }

    @Test
    void staysAsItIsWhereNothingCouldBeAgreedTo() {
        Installation installation = ready(install());
        Grant grant = grant(installation);
        String more = POCKETS_SCOPES.replace("\"profile:read\"]", "\"profile:read\", \"fantasy:read\"]");
        String purposes = PURPOSES.replace("email: Writes.}", "email: Writes., \"fantasy:read\": Plays.}");

        world.change(
                POCKET,
                POCKET.replace("1.0.0", "1.1.0"),
                POCKETS_TARGETS,
                "client: per_installation\n  install_targets: [organization]\n  " + more,
                PURPOSES,
                purposes);
        await().until(() -> reconsents.waitingFor(installation.id()).isPresent());

        assertThat(ownApps.askedForMore(installation)).isEmpty();
        assertThat(is(installation, "1.0.0")).isTrue();
        assertThat(grant(installation)).isEqualTo(grant);

        world.change(POCKET, POCKET.replace("1.0.0", "1.1.1"), POCKETS_SCOPES, more, PURPOSES, purposes);
        await().until(() ->
                reconsents.waitingFor(installation.id()).filter("1.1.1"::equals).isPresent());
        assertThat(news(ownApps.askedForMore(installation).orElseThrow())).containsExactly("fantasy:read");
    }

    @Test
    void goesOnWhereItIsNoLongerForThisTargetOrHasAPrice() {
        Installation installation = ready(install());
        Grant grant = grant(installation);

        world.change(
                POCKET,
                POCKET.replace("1.0.0", "1.1.0"),
                POCKETS_TARGETS,
                POCKETS_TARGETS.replace("[organization, user]", "[organization]")
                        + "\n  pricing: {model: subscription, price_cents: 2999, interval: month}");
        await().until(() -> is(installation, "1.1.0"));

        assertThat(grant(installation)).isEqualTo(grant);
        assertThat(access.decide(installation.clientId(), person)).isInstanceOf(Decision.Allowed.class);
        problem(() -> ownApps.asked(pocket, world.person("Nele Newcomer")), "not-for-people");
    }

    private Installation desk() {
        return installs.install(world.listing("support-desk"), world.organization, world.owner)
                .installation();
    }

    private void desk(String version, String scopes) {
        world.change(
                DESK,
                "version: " + version,
                DESKS_SCOPES,
                scopes,
                "email: Writes to you.}",
                scopes.contains("organization")
                        ? "email: Writes to you., organization: Names it.}"
                        : "email: Writes to you.}");
    }

    private void pocket(String version, String scopes) {
        List<String> changes =
                new ArrayList<>(List.of(POCKET, POCKET.replace("1.0.0", version), POCKETS_SCOPES, scopes));
        if (!scopes.contains("email")) {
            changes.addAll(List.of(", email: Writes.}", "}"));
        }
        world.change(changes.toArray(String[]::new));
    }

    private List<String> told(Installation installation) {
        return jdbc.sql("select type from lifecycle.event where stream_id = :id order by sequence")
                .param("id", installation.id().value())
                .query((row, number) -> row.getString("type"))
                .list();
    }

    private Grant grant(Installation installation) {
        return grants.activeOf(installation.id()).orElseThrow();
    }

    private boolean is(Installation installation, String version) {
        return is(installation.id(), version);
    }

    private boolean is(InstallationId id, String version) {
        return installs.find(id).orElseThrow().version().equals(version);
    }

    private static List<String> news(Asked asked) {
        return asked.wanted().stream()
                .filter(Asked.Wanted::isNew)
                .map(Asked.Wanted::name)
                .toList();
    }

    private static Consent agreed(Asked asked, String... scopes) {
        return new Consent(asked.version(), Set.of(scopes), Locale.ENGLISH);
    }
}
