package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Decision.Person;
import dev.patchbay.grants.Decision.Reason;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.Revocations;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PatchbayTest
@SpringBootTest
class InstallationAccessTests {

    private static final @Nullable InstallationId NONE_NAMED = null;

    @Autowired
    AccessDecision access;

    @Autowired
    Installs installs;

    @Autowired
    Organizations organizations;

    @Autowired
    Grants grants;

    @Autowired
    Revocations revocations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext context;

    private TestInstalls world;
    private Installation installation;

    @BeforeEach
    void installsForANewOrganization() {
        world = new TestInstalls(context);
        installation = installs.install(world.listing("quiet-bot"), world.organization, world.owner)
                .installation();
    }

    @Test
    void letsEveryMemberInWithinWhatTheAdminAllowed() {
        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(allowed(Person.NOBODY));
    }

    @Test
    void makesWhoeverInstallsTheAppsAdmin() {
        assertThat(access.decide(installation.clientId(), world.owner)).isEqualTo(allowed(new Person(true, List.of())));
    }

    @Test
    void letsTheClientActWithNobodyPresent() {
        assertThat(access.decide(installation.clientId(), NONE_NAMED)).isEqualTo(allowed(Person.NOBODY));
    }

    @Test
    void keepsOtherOrganizationsOutBothWays() {
        AccountId other = world.person("Otto Other");
        Installation theirs = installs.install(world.listing("quiet-bot"), world.organization(other), other)
                .installation();

        assertThat(access.decide(installation.clientId(), other)).isEqualTo(refused(Reason.NOT_A_MEMBER));
        assertThat(access.decide(theirs.clientId(), world.owner)).isEqualTo(refused(Reason.NOT_A_MEMBER));
        assertThat(catchThrowableOfType(ProblemException.class, () -> installs.view(theirs.id(), world.owner)))
                .isNotNull();
        assertThat(installs.ofOrganization(world.organization, world.owner))
                .extracting(InstallationView::installation)
                .containsExactly(installation);
    }

    @Test
    void saysWhyItRefuses() {
        Installation support = installs.install(world.listing("support-desk"), world.organization, world.owner)
                .installation();
        assertThat(access.decide(support.clientId(), world.member)).isEqualTo(refused(Reason.BEING_SET_UP));
        assertThat(access.decide(support.clientId(), NONE_NAMED)).isEqualTo(refused(Reason.BEING_SET_UP));

        installs.suspend(installation.id(), SuspensionCause.ADMIN, world.owner);
        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(refused(Reason.SUSPENDED));

        installs.uninstall(installation.id(), world.owner);
        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(refused(Reason.UNINSTALLED));

        install();
        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(refused(Reason.UNKNOWN_CLIENT));
        assertThat(access.decide("c_nobody", NONE_NAMED)).isEqualTo(refused(Reason.UNKNOWN_CLIENT));
    }

    @Test
    void keepsOutWhomAnAdminHasNotLetIn() {
        except(world.member, false);

        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(refused(Reason.NO_ACCESS));
        assertThat(installs.view(installation.id(), world.member).canOpen()).isFalse();
    }

    @Test
    void letsInOnlyTheAssignedUnderThatPolicy() {
        AccountId assigned = world.person("Asta Assigned");
        organizations.addMember(world.organization, assigned, OrganizationRole.MEMBER, world.owner);
        jdbc.sql("update installs.installation set access_policy = 'ASSIGNED' where id = :id")
                .param("id", installation.id().value())
                .update();
        except(assigned, true);

        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(refused(Reason.NO_ACCESS));
        assertThat(access.decide(installation.clientId(), assigned))
                .isEqualTo(allowed(new Person(false, List.of("read", "write"))));
    }

    @Test
    void endsTheAppsOfWhoLeavesAtOnceAndOfNobodyElse() {
        AccountId second = world.person("Sven Second");
        organizations.addMember(world.organization, second, OrganizationRole.ADMIN, world.owner);
        TokenFacts ofMember = token().account(world.member);
        TokenFacts ofSecond = token().account(second);

        organizations.removeMember(world.organization, world.member, world.owner);

        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(refused(Reason.NOT_A_MEMBER));
        await().until(() -> revocations.isRevoked(ofMember));
        assertThat(revocations.isRevoked(ofSecond)).isFalse();
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void givesAReturningMemberNoMoreThanEverybodyHasAndKeepsTheExcludedOut() {
        AccountId admin = world.person("Ada Admin");
        organizations.addMember(world.organization, admin, OrganizationRole.ADMIN, world.owner);
        except(admin, true);
        except(world.member, false);

        for (AccountId leaving : List.of(admin, world.member)) {
            organizations.removeMember(world.organization, leaving, world.owner);
            organizations.addMember(world.organization, leaving, OrganizationRole.MEMBER, world.owner);
        }

        assertThat(access.decide(installation.clientId(), admin)).isEqualTo(allowed(Person.NOBODY));
        assertThat(access.decide(installation.clientId(), world.member)).isEqualTo(refused(Reason.NO_ACCESS));
    }

    @Test
    void showsMembersAndAdminsWhatEachMayDo() {
        Viewer member = installs.viewer(installation.integration(), world.organization, world.member);
        assertThat(member)
                .isEqualTo(new Viewer(
                        false,
                        Optional.of(new InstallationView(installation, false, false, true)),
                        List.of("Olga Owner")));

        Viewer nothingYet = installs.viewer(world.listing("support-desk"), world.organization, world.owner);
        assertThat(nothingYet).isEqualTo(new Viewer(true, Optional.empty(), List.of("Olga Owner")));

        assertThat(installs.ofOrganization(world.organization, world.owner))
                .containsExactly(new InstallationView(installation, true, true, true));
        assertThat(installs.ofOrganization(world.organization, world.member))
                .containsExactly(new InstallationView(installation, false, false, true));
        AccountId stranger = world.person("Stan Stranger");
        assertThat(catchThrowableOfType(
                        ProblemException.class, () -> installs.ofOrganization(world.organization, stranger)))
                .isNotNull();
    }

    private void install() {
        installs.install(installation.integration(), world.organization, world.owner);
    }

    private void except(AccountId account, boolean canAccess) {
        jdbc.sql("""
                        insert into installs.member_access
                            (installation_id, account_id, can_access, permissions, granted_by, granted_at)
                        values (:installation, :account, :access, '{write,read}', :by, now())
                        """)
                .param("installation", installation.id().value())
                .param("account", account.value())
                .param("access", canAccess)
                .param("by", world.owner.value())
                .update();
    }

    private Decision allowed(Person person) {
        return new Decision.Allowed(
                new Decision.Installed(installation.id(), installation.integration(), installation.epoch()),
                Decision.Tenant.of(world.organization),
                grants.activeOf(installation.id()).orElseThrow().id(),
                Set.of("openid", "profile"),
                person);
    }

    /** A member is told whose admins to ask, a stranger is not. */
    private Decision refused(Reason reason) {
        boolean stranger = reason == Reason.NOT_A_MEMBER || reason == Reason.UNKNOWN_CLIENT;
        return new Decision.Refused(reason, stranger ? null : world.organization);
    }

    private TokenFacts token() {
        return TokenFacts.of(installation.clientId(), clock.instant())
                .grant(grants.activeOf(installation.id()).orElseThrow().id())
                .installation(installation.id(), installation.epoch());
    }
}
