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
import dev.patchbay.installs.AccessChanged.Change;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest
class AppMembersTests {

    private static final Access WRITER = new Access(true, false, List.of("write"));
    private static final Access APP_ADMIN = new Access(true, true, List.of());

    @Autowired
    AppMembers members;

    @Autowired
    Installs installs;

    @Autowired
    AccessDecision access;

    @Autowired
    Organizations organizations;

    @Autowired
    Revocations revocations;

    @Autowired
    Grants grants;

    @Autowired
    Heard heard;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

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
        heard.changes.clear();
    }

    @Test
    void letsOnlyTheAssignedInOnceThePolicySaysSo() {
        TokenFacts before = token(world.member);

        members.policy(installation.id(), AccessPolicy.ASSIGNED, world.owner);

        assertThat(refusal(world.member)).isEqualTo(Reason.NO_ACCESS);
        assertThat(person(world.owner)).isEqualTo(new Person(true, List.of()));
        assertThat(installs.view(installation.id(), world.member).canOpen()).isFalse();
        await().until(() -> revocations.isRevoked(before));
        assertThat(heard.changes)
                .containsExactly(new AccessChanged(
                        installation.id(),
                        world.owner,
                        List.of(new Change(world.member, OrganizationRole.MEMBER, Access.PLAIN, Access.NONE))));

        members.policy(installation.id(), AccessPolicy.EVERYONE, world.owner);

        assertThat(person(world.member)).isEqualTo(Person.NOBODY);
        assertThat(heard.changes.getLast().changes())
                .containsExactly(new Change(world.member, OrganizationRole.MEMBER, Access.NONE, Access.PLAIN));
        assertThat(revocations.isRevoked(before)).isTrue();
        assertThat(revocations.isRevoked(token(world.member))).isFalse();
    }

    @Test
    void givesAMemberWhatTheAppDeclaresAndNothingElse() {
        AppMember given = members.decide(installation.id(), world.member, WRITER, world.owner);

        assertThat(given.access()).isEqualTo(WRITER);
        assertThat(given.assignment())
                .isNotNull()
                .extracting(Assignment::grantedBy)
                .isEqualTo(world.owner);
        assertThat(person(world.member)).isEqualTo(new Person(false, List.of("write")));
        assertThat(problem(() -> members.decide(
                        installation.id(), world.member, new Access(true, false, List.of("rule")), world.owner)))
                .isEqualTo("invalid-request");
        assertThat(problem(() -> members.decide(
                        installation.id(),
                        world.member,
                        new Access(true, false, List.of("write", "write")),
                        world.owner)))
                .isEqualTo("invalid-request");
        assertThat(person(world.member)).isEqualTo(new Person(false, List.of("write")));
    }

    @Test
    void takesAccessAwayAtOnceAndLeavesTheOthersAlone() {
        TokenFacts ofMember = token(world.member);
        TokenFacts ofOwner = token(world.owner);

        members.decide(installation.id(), world.member, new Access(false, true, List.of("write")), world.owner);

        assertThat(refusal(world.member)).isEqualTo(Reason.NO_ACCESS);
        await().until(() -> revocations.isRevoked(ofMember));
        assertThat(revocations.isRevoked(ofOwner)).isFalse();
        assertThat(heard.changes.getLast().changes())
                .containsExactly(new Change(world.member, OrganizationRole.MEMBER, Access.PLAIN, Access.NONE));

        AppMember left = members.reset(installation.id(), world.member, world.owner);

        assertThat(left).extracting(AppMember::access, AppMember::assignment).containsExactly(Access.PLAIN, null);
        assertThat(person(world.member)).isEqualTo(Person.NOBODY);
    }

    @Test
    void saysNothingWhenNothingBecameDifferent() {
        members.decide(installation.id(), world.member, Access.PLAIN, world.owner);
        members.reset(installation.id(), world.member, world.owner);
        members.policy(installation.id(), AccessPolicy.EVERYONE, world.owner);

        assertThat(heard.changes).isEmpty();
    }

    @Test
    void letsAppAdminsDecideAboutMembersButNeitherAboutThePolicyNorAboutAppAdmins() {
        AccountId third = joined("Tessa Third");
        members.decide(installation.id(), world.member, APP_ADMIN, world.owner);

        members.decide(installation.id(), third, WRITER, world.member);
        assertThat(person(third)).isEqualTo(new Person(false, List.of("write")));
        assertThat(problem(() -> members.policy(installation.id(), AccessPolicy.ASSIGNED, world.member)))
                .isEqualTo("only-admins-manage");
        assertThat(problem(() -> members.decide(installation.id(), third, APP_ADMIN, world.member)))
                .isEqualTo("only-admins-name-app-admins");
        assertThat(problem(() -> members.decide(installation.id(), world.owner, Access.NONE, world.member)))
                .isEqualTo("only-admins-name-app-admins");
        assertThat(problem(() -> members.reset(installation.id(), world.member, world.member)))
                .isEqualTo("only-admins-name-app-admins");
        assertThat(installs.view(installation.id(), world.member).canManageMembers())
                .isTrue();

        members.decide(installation.id(), world.member, Access.NONE, world.owner);
        assertThat(problem(() -> members.decide(installation.id(), third, Access.NONE, world.member)))
                .isEqualTo("only-admins-manage");
    }

    @Test
    void refusesWhoeverIsNoAdminAndHidesItselfFromStrangers() {
        AccountId stranger = world.person("Stan Stranger");
        for (Callable<?> act : List.<Callable<?>>of(
                () -> members.policy(installation.id(), AccessPolicy.ASSIGNED, world.member),
                () -> members.decide(installation.id(), world.member, APP_ADMIN, world.member),
                () -> members.reset(installation.id(), world.owner, world.member),
                () -> members.page(installation.id(), all(), world.member),
                () -> members.matrix(world.organization, all(), world.member))) {
            assertThat(problem(act)).isEqualTo("only-admins-manage");
        }
        for (Callable<?> act : List.<Callable<?>>of(
                () -> members.policy(installation.id(), AccessPolicy.ASSIGNED, stranger),
                () -> members.decide(installation.id(), world.member, APP_ADMIN, stranger),
                () -> members.reset(installation.id(), world.owner, stranger),
                () -> members.page(installation.id(), all(), stranger),
                () -> members.matrix(world.organization, all(), stranger),
                () -> members.decide(installation.id(), stranger, Access.PLAIN, world.owner))) {
            assertThat(problem(act)).isEqualTo("not-found");
        }
        assertThat(heard.changes).isEmpty();
    }

    @Test
    void tellsWhoJoinsWhoLeavesAndWhoseRoleChanges() {
        AccountId third = joined("Tessa Third");
        organizations.changeRole(world.organization, third, OrganizationRole.ADMIN, world.owner);
        organizations.removeMember(world.organization, third, world.owner);

        assertThat(heard.changes)
                .containsExactly(
                        new AccessChanged(
                                installation.id(),
                                null,
                                List.of(new Change(third, OrganizationRole.MEMBER, Access.NONE, Access.PLAIN))),
                        new AccessChanged(
                                installation.id(),
                                null,
                                List.of(new Change(third, OrganizationRole.ADMIN, Access.PLAIN, Access.PLAIN))),
                        new AccessChanged(
                                installation.id(), null, List.of(new Change(third, null, Access.PLAIN, Access.NONE))));
    }

    @Test
    void countsAndPagesThoseWhoMay() {
        AccountId third = joined("Tessa Third");
        assertThat(count()).isEqualTo(3);
        members.decide(installation.id(), world.member, Access.NONE, world.owner);
        assertThat(count()).isEqualTo(2);
        organizations.removeMember(world.organization, world.member, world.owner);
        assertThat(count()).isEqualTo(2);
        organizations.addMember(world.organization, world.member, OrganizationRole.MEMBER, world.owner);
        assertThat(count()).isEqualTo(2);
        members.policy(installation.id(), AccessPolicy.ASSIGNED, world.owner);
        assertThat(count()).isEqualTo(1);

        var first = members.page(installation.id(), new AppMembers.Wanted("", null, 2), world.owner);
        var rest = members.page(
                installation.id(), new AppMembers.Wanted("", first.page().next(), 2), world.owner);
        assertThat(first.page().items())
                .extracting(member -> member.member().account())
                .containsExactly(world.member, world.owner);
        assertThat(rest.page().items())
                .extracting(member -> member.member().account())
                .containsExactly(third);
        assertThat(rest.page().next()).isNull();
        assertThat(members.page(installation.id(), new AppMembers.Wanted("TESSA", null, 2), world.owner)
                        .page()
                        .items())
                .hasSize(1);
        var matrix = members.matrix(world.organization, all(), world.owner);
        assertThat(matrix.installations()).extracting(Installation::id).containsExactly(installation.id());
        assertThat(matrix.page().items())
                .extracting(row -> row.access().get(installation.id()))
                .containsExactly(Access.NONE, APP_ADMIN, Access.NONE);
    }

    /** Whatever comes first, in the end nobody is in whom the policy keeps out, and the news say what is so. */
    @Test
    void keepsPolicyAndJoiningInStepHoweverTheyRace() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 12; round++) {
                AccountId joining = world.person("Jo Joining");
                AccessPolicy policy = round % 2 == 0 ? AccessPolicy.ASSIGNED : AccessPolicy.EVERYONE;
                heard.changes.clear();
                var start = new CountDownLatch(1);
                Future<?> changing = threads.submit(() -> {
                    start.await();
                    return members.policy(installation.id(), policy, world.owner);
                });
                Future<?> coming = threads.submit(() -> {
                    start.await();
                    organizations.addMember(world.organization, joining, OrganizationRole.MEMBER, world.owner);
                    return null;
                });
                start.countDown();
                changing.get();
                coming.get();

                boolean told = false;
                for (AccessChanged news : List.copyOf(heard.changes)) {
                    for (Change change : news.changes()) {
                        if (change.account().equals(joining)) {
                            assertThat(change.before().canAccess()).isEqualTo(told);
                            told = change.after().canAccess();
                        }
                    }
                }
                assertThat(told).isEqualTo(policy == AccessPolicy.EVERYONE);
            }
        }
    }

    @Test
    void takesBackEverythingWhenTheTransactionFails() {
        TokenFacts token = token(world.member);
        try {
            transaction.executeWithoutResult(status -> {
                members.decide(installation.id(), world.member, Access.NONE, world.owner);
                throw new IllegalStateException("the process dies here");
            });
        } catch (IllegalStateException expected) {
            assertThat(person(world.member)).isEqualTo(Person.NOBODY);
        }
        assertThat(jdbc.sql("select count(*) from grants.revocation where subject like :subject")
                        .param("subject", installation.id() + "/%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(revocations.isRevoked(token)).isFalse();
    }

    private static AppMembers.Wanted all() {
        return new AppMembers.Wanted("", null, 50);
    }

    private AccountId joined(String name) {
        AccountId account = world.person(name);
        organizations.addMember(world.organization, account, OrganizationRole.MEMBER, world.owner);
        return account;
    }

    private int count() {
        Installation now = installs.find(installation.id()).orElseThrow();
        return members.counts(world.organization, List.of(now)).getOrDefault(now.id(), -1);
    }

    private @Nullable Person person(AccountId account) {
        return access.decide(installation.clientId(), account) instanceof Decision.Allowed allowed
                ? allowed.person()
                : null;
    }

    private @Nullable Reason refusal(AccountId account) {
        return access.decide(installation.clientId(), account) instanceof Decision.Refused refused
                ? refused.reason()
                : null;
    }

    private TokenFacts token(AccountId account) {
        Installation now = installs.find(installation.id()).orElseThrow();
        return TokenFacts.of(now.clientId(), clock.instant())
                .grant(grants.activeOf(now.id()).orElseThrow().id())
                .installation(now.id(), now.epoch())
                .account(account);
    }

    private static String problem(Callable<?> act) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, act::call);
        return refused == null ? "none" : refused.problem().slug();
    }

    /** What was told about access. */
    static class Heard {

        final List<AccessChanged> changes = java.util.Collections.synchronizedList(new ArrayList<>());

        @EventListener
        void on(AccessChanged changed) {
            changes.add(changed);
        }
    }

    @TestConfiguration
    static class Listening {

        @Bean
        Heard heard() {
            return new Heard();
        }
    }
}
