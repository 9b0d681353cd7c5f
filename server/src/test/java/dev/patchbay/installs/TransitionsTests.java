package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.grants.ClientState;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.Revocations;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PatchbayTest
@SpringBootTest
@RecordApplicationEvents
class TransitionsTests {

    @Autowired
    Installs installs;

    @Autowired
    Clients clients;

    @Autowired
    Grants grants;

    @Autowired
    Revocations revocations;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext context;

    private TestInstalls world;
    private AccountId operator;

    @BeforeEach
    void newOrganization() {
        world = new TestInstalls(context);
        operator = world.person("Ove Operator", PlatformRole.OPERATOR);
    }

    @ParameterizedTest
    @CsvSource({
        "SETTING_UP,  SUSPEND,   not-in-this-state",
        "SETTING_UP,  RESUME,    not-in-this-state",
        "SETTING_UP,  UNINSTALL, UNINSTALLED",
        "SETTING_UP,  INSTALL,   SETTING_UP",
        "SETTING_UP,  READY,     ACTIVE",
        "ACTIVE,      SUSPEND,   SUSPENDED",
        "ACTIVE,      RESUME,    ACTIVE",
        "ACTIVE,      UNINSTALL, UNINSTALLED",
        "ACTIVE,      INSTALL,   ACTIVE",
        "ACTIVE,      READY,     ACTIVE",
        "SUSPENDED,   SUSPEND,   SUSPENDED",
        "SUSPENDED,   RESUME,    ACTIVE",
        "SUSPENDED,   UNINSTALL, UNINSTALLED",
        "SUSPENDED,   INSTALL,   SUSPENDED",
        "SUSPENDED,   READY,     SUSPENDED",
        "UNINSTALLED, SUSPEND,   not-in-this-state",
        "UNINSTALLED, RESUME,    not-in-this-state",
        "UNINSTALLED, UNINSTALL, UNINSTALLED",
        "UNINSTALLED, INSTALL,   SETTING_UP",
        "UNINSTALLED, READY,     UNINSTALLED"
    })
    void movesAsTheContractSaysAndNoOtherWay(Status from, Move move, String expected) {
        Installation installation = installationIn(from);

        if (expected.equals("not-in-this-state")) {
            refused(() -> move(installation, move), expected);
            assertThat(now(installation)).isEqualTo(installation);
        } else {
            move(installation, move);
            assertThat(now(installation).status()).isEqualTo(Status.valueOf(expected));
        }
    }

    @Test
    void refusesClientAndTokensWhileSuspendedAndTakesTheSameSecretAfterwards() {
        Installation active = installationIn(Status.ACTIVE);
        Secret secret = clients.openSealedSecret(active.clientId()).orElseThrow();
        Grant before = grants.activeOf(active.id()).orElseThrow();
        TokenFacts tokenBefore = token(active);

        Installation suspended = suspend(active, SuspensionCause.ADMIN, world.owner);

        assertThat(suspended.epoch()).isGreaterThan(active.epoch());
        assertThat(clients.verifySecret(active.clientId(), secret)).isFalse();
        assertThat(grants.find(before.id()).orElseThrow().ended()).isTrue();
        await().until(() -> revocations.isRevoked(tokenBefore));

        Installation resumed = resume(active, SuspensionCause.ADMIN, world.owner);

        assertThat(resumed.clientId()).isEqualTo(active.clientId());
        assertThat(clients.verifySecret(active.clientId(), secret)).isTrue();
        Grant after = grants.activeOf(active.id()).orElseThrow();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.scopes()).isEqualTo(before.scopes());
        assertThat(after.grantedBy()).isEqualTo(before.grantedBy());
        assertThat(revocations.isRevoked(tokenBefore)).isTrue();
        assertThat(revocations.isRevoked(token(resumed))).isFalse();
    }

    @Test
    void isActiveAgainOnlyWhenEveryCauseIsLiftedByItsOwner(ApplicationEvents events) {
        Installation active = installationIn(Status.ACTIVE);
        suspend(active, SuspensionCause.ADMIN, world.owner);
        Installation twice = suspend(active, SuspensionCause.OPERATOR, operator);
        assertThat(twice.causes()).containsExactlyInAnyOrder(SuspensionCause.ADMIN, SuspensionCause.OPERATOR);

        refused(() -> resume(active, SuspensionCause.OPERATOR, world.owner), "only-operators-suspend");
        Installation stillSuspended = resume(active, SuspensionCause.ADMIN, world.owner);
        assertThat(stillSuspended.status()).isEqualTo(Status.SUSPENDED);
        assertThat(stillSuspended.causes()).containsExactly(SuspensionCause.OPERATOR);
        assertThat(clients.find(active.clientId()).orElseThrow().state()).isEqualTo(ClientState.DISABLED);

        ProblemException refused =
                refused(() -> resume(active, SuspensionCause.ADMIN, world.owner), "suspended-by-another");
        assertThat(refused.members()).containsEntry("suspendedBy", List.of("operator"));

        assertThat(resume(active, SuspensionCause.OPERATOR, operator).status()).isEqualTo(Status.ACTIVE);
        assertThat(events.stream(AppSuspended.class)).hasSize(1);
        assertThat(events.stream(AppResumed.class)).hasSize(1);
    }

    @Test
    void endsClientSecretAndTokensWhenUninstalled(ApplicationEvents events) {
        Installation active = installationIn(Status.ACTIVE);
        Secret secret = clients.openSealedSecret(active.clientId()).orElseThrow();
        TokenFacts token = token(active);

        installs.uninstall(active.id(), world.owner);
        installs.uninstall(active.id(), world.owner);

        assertThat(clients.find(active.clientId()).orElseThrow().state()).isEqualTo(ClientState.ENDED);
        assertThat(clients.verifySecret(active.clientId(), secret)).isFalse();
        assertThat(clients.openSealedSecret(active.clientId())).isEmpty();
        assertThat(grants.activeOf(active.id())).isEmpty();
        await().until(() -> revocations.isRevoked(token));
        assertThat(events.stream(AppUninstalled.class)).hasSize(1);
    }

    @Test
    void keepsItsIdWhenInstalledAgainUnderANewClient() {
        Installation first = installationIn(Status.ACTIVE);
        Secret oldSecret = clients.openSealedSecret(first.clientId()).orElseThrow();
        TokenFacts oldToken = token(first);
        installs.uninstall(first.id(), world.owner);

        Installation second = install();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.clientId()).isNotEqualTo(first.clientId());
        assertThat(second.status()).isEqualTo(Status.SETTING_UP);
        assertThat(clients.verifySecret(second.clientId(), oldSecret)).isFalse();
        installs.setUpDone(first.id(), first.clientId());
        assertThat(now(second).status()).isEqualTo(Status.SETTING_UP);
        installs.setUpDone(second.id(), second.clientId());
        await().until(() -> revocations.isRevoked(oldToken));
        assertThat(revocations.isRevoked(token(now(second)))).isFalse();
    }

    @Test
    void doesNotLiftAnOperatorsSuspensionByInstallingAgain() {
        Installation active = installationIn(Status.ACTIVE);
        suspend(active, SuspensionCause.OPERATOR, operator);
        suspend(active, SuspensionCause.ADMIN, world.owner);

        Installation removed = installs.uninstall(active.id(), world.owner);

        assertThat(removed.causes()).containsExactly(SuspensionCause.OPERATOR);
        refused(this::install, "suspended-by-another");
        assertThat(now(active).status()).isEqualTo(Status.UNINSTALLED);
    }

    @ParameterizedTest
    @CsvSource({"SUSPEND", "RESUME", "UNINSTALL"})
    void isManagedByAdminsOnly(Move move) {
        Installation active = installationIn(Status.ACTIVE);
        AccountId stranger = world.person("Stan Stranger");
        var unknown = new InstallationId(ids.next());

        refused(() -> move(active.id(), move, world.member), "only-admins-manage");
        ProblemException foreign = refused(() -> move(active.id(), move, stranger), "not-found");
        ProblemException nothing = refused(() -> move(unknown, move, stranger), "not-found");
        assertThat(foreign.detail()).isEqualTo(nothing.detail());
        assertThat(now(active)).isEqualTo(active);
    }

    enum Move {
        INSTALL,
        READY,
        SUSPEND,
        RESUME,
        UNINSTALL
    }

    private void move(Installation installation, Move move) {
        switch (move) {
            case INSTALL -> install();
            case READY -> installs.setUpDone(installation.id(), installation.clientId());
            default -> move(installation.id(), move, world.owner);
        }
    }

    private void move(InstallationId id, Move move, AccountId actor) {
        switch (move) {
            case SUSPEND -> installs.suspend(id, SuspensionCause.ADMIN, actor);
            case RESUME -> installs.resume(id, SuspensionCause.ADMIN, actor);
            case UNINSTALL -> installs.uninstall(id, actor);
            default -> throw new IllegalArgumentException("nobody asks for " + move);
        }
    }

    private Installation installationIn(Status status) {
        Installation made = install();
        if (status != Status.SETTING_UP) {
            installs.setUpDone(made.id(), made.clientId());
        }
        if (status == Status.SUSPENDED) {
            suspend(made, SuspensionCause.ADMIN, world.owner);
        }
        if (status == Status.UNINSTALLED) {
            installs.uninstall(made.id(), world.owner);
        }
        Installation installation = now(made);
        assertThat(installation.status()).isEqualTo(status);
        return installation;
    }

    private Installation install() {
        return installs.install(world.listing("support-desk"), world.organization, world.owner)
                .installation();
    }

    private Installation suspend(Installation installation, SuspensionCause cause, AccountId actor) {
        return installs.suspend(installation.id(), cause, actor);
    }

    private Installation resume(Installation installation, SuspensionCause cause, AccountId actor) {
        return installs.resume(installation.id(), cause, actor);
    }

    private Installation now(Installation installation) {
        return installs.find(installation.id()).orElseThrow();
    }

    /** A token as it would be made now. */
    private TokenFacts token(Installation installation) {
        return TokenFacts.of(installation.clientId(), clock.instant())
                .grant(grants.activeOf(installation.id()).orElseThrow().id())
                .installation(installation.id(), installation.epoch());
    }

    private static ProblemException refused(ThrowingCallable act, String slug) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, act);
        assertThat(refused).isNotNull();
        assertThat(refused.problem().slug()).isEqualTo(slug);
        return refused;
    }
}
