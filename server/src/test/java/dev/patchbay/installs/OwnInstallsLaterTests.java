package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What becomes of what a person has installed: less, more, paused, gone. */
@RecordApplicationEvents
class OwnInstallsLaterTests extends OwnWorld {

    @Test
    void cutsOneScopeAtOnceAndAsksNotAgainAsForSomethingNew() {
        Installation installation = ready(install("openid", "profile:read", "email"));
        TokenFacts token = token(installation);

        ownApps.cutScope(installation.id(), "email", person);
        ownApps.cutScope(installation.id(), "email", person);

        await().until(() -> revocations.isRevoked(token));
        Grant grant = grants.activeOf(installation.id()).orElseThrow();
        assertThat(grant.scopes()).isEqualTo(REQUIRED);
        assertThat(revocations.isRevoked(token(installation))).isFalse();
        assertThat(ownApps.asked(pocket, person).wanted()).noneMatch(Asked.Wanted::isNew);
        problem(() -> ownApps.cutScope(installation.id(), "fantasy:read", person), "not-found");
        ownApps.cutScope(installation.id(), "profile:read", person);
        problem(() -> ownApps.cutScope(installation.id(), "openid", person), "last-scope");
        assertThat(ownApps.asked(pocket, person).reconsent()).isFalse();
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

        Asked asked = ownApps.asked(pocket, person);
        assertThat(asked.reconsent()).isTrue();
        assertThat(asked.wanted())
                .filteredOn(Asked.Wanted::isNew)
                .extracting(Asked.Wanted::name)
                .containsExactly("fantasy:read");
        assertThat(revocations.isRevoked(before)).isFalse();
        assertThat(access.decide(installation.clientId(), person)).isInstanceOf(Decision.Allowed.class);

        Set<String> all = Set.of("openid", "profile:read", "fantasy:read");
        ownApps.agree(installation.id(), consent(pocket, person, all), person);
        ownApps.agree(installation.id(), consent(pocket, person, all), person);

        await().until(() -> revocations.isRevoked(before));
        assertThat(grants.activeOf(installation.id()).orElseThrow().scopes()).isEqualTo(all);
        assertThat(events.stream(ScopesChanged.class)).hasSize(1);
        assertThat(ownApps.asked(pocket, person).reconsent()).isFalse();
    }

    @Test
    void uninstallsForItsPersonAloneAndComesBackWithTheSameId() {
        Installation installation = ready(install());
        TokenFacts token = token(installation);
        AccountId other = world.person("Otto Other");
        Installation theirs =
                ownApps.install(pocket, consent(pocket, other, REQUIRED), other).installation();
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
        AccountId operator = world.person("Olli Operator", PlatformRole.OPERATOR);
        TokenFacts token = token(installation);

        installs.suspend(installation.id(), SuspensionCause.OPERATOR, operator);

        await().until(() -> revocations.isRevoked(token));
        assertThat(clients.find(installation.clientId()).orElseThrow().active()).isTrue();
        assertThat(access.decide(installation.clientId(), person))
                .isEqualTo(new Decision.Refused(Decision.Reason.SUSPENDED, null));
        problem(() -> ownApps.cutScope(installation.id(), "profile:read", person), "not-in-this-state");
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
}
