package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OrganizationsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private AccountId owner;
    private AccountId member;
    private OrganizationId organization;

    @BeforeEach
    void found() {
        owner = person("Olga Owner");
        member = person("Mika Member");
        organization = organizations
                .create(Slug.of("org-" + ids.next()), "Org", owner, owner)
                .id();
        organizations.addMember(organization, member, OrganizationRole.MEMBER, owner);
    }

    @Test
    void keepTheirLastOwner() {
        refuses("last-owner", () -> organizations.removeMember(organization, owner, owner));
        refuses("last-owner", () -> organizations.changeRole(organization, owner, OrganizationRole.ADMIN, owner));

        assertThat(roleOf(owner)).isEqualTo(OrganizationRole.OWNER);
    }

    @Test
    void keepOneOfTwoOwnersWhoLeaveAtOnce() throws Exception {
        organizations.changeRole(organization, member, OrganizationRole.OWNER, owner);
        for (int round = 0; round < 10; round++) {
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(List.of(leave(owner, together), leave(member, together)));
            }

            List<Member> left = organizations.members(organization);
            assertThat(left).extracting(Member::role).containsExactly(OrganizationRole.OWNER);
            AccountId stayed = left.getFirst().account();
            organizations.addMember(
                    organization, stayed.equals(owner) ? member : owner, OrganizationRole.OWNER, stayed);
        }
    }

    @Test
    void keepOneOfTwoOwnersWhoStepDownAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            organizations.changeRole(organization, member, OrganizationRole.OWNER, owner);
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(List.of(stepDown(owner, together), stepDown(member, together)));
            }

            List<Member> owners = organizations.members(organization).stream()
                    .filter(one -> one.role() == OrganizationRole.OWNER)
                    .toList();
            assertThat(owners).hasSize(1);
            organizations.changeRole(
                    organization,
                    owner,
                    OrganizationRole.OWNER,
                    owners.getFirst().account());
        }
    }

    @Test
    void letNoAdminActOnAnOwnerWhoWasMadeMeanwhile() throws Exception {
        AccountId admin = person("Ada Admin");
        organizations.addMember(organization, admin, OrganizationRole.ADMIN, owner);
        List<Runnable> acts = List.of(
                () -> organizations.removeMember(organization, member, admin),
                () -> organizations.changeRole(organization, member, OrganizationRole.MEMBER, admin));
        for (Runnable act : acts) {
            organizations.changeRole(organization, member, OrganizationRole.MEMBER, owner);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> acting = transactions.execute(status -> {
                    organizations.changeRole(organization, member, OrganizationRole.OWNER, owner);
                    Future<?> waiting = threads.submit(act);
                    await().until(this::somebodyWaitsForALock);
                    return waiting;
                });

                refuses("only-owners", () -> {
                    try {
                        acting.get();
                    } catch (ExecutionException failed) {
                        throw (ProblemException) failed.getCause();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                });
            }
            assertThat(roleOf(member)).isEqualTo(OrganizationRole.OWNER);
        }
    }

    private boolean somebodyWaitsForALock() {
        return sql.sql("""
                        select count(*) from pg_stat_activity
                         where wait_event_type = 'Lock' and query like '%accounts.organization%'
                        """).query(Integer.class).single() > 0;
    }

    @Test
    void letAnOwnerGoWhenThereIsAnother() {
        organizations.changeRole(organization, member, OrganizationRole.OWNER, owner);

        organizations.removeMember(organization, owner, owner);

        assertThat(organizations.membership(organization, owner)).isEmpty();
    }

    @Test
    void refuseAMemberTwice() {
        refuses("already-member", () -> organizations.addMember(organization, member, OrganizationRole.ADMIN, owner));
    }

    @Test
    void refuseANameThatIsTaken() {
        Slug taken = organizations.find(organization).orElseThrow().name();

        refuses("organization-name-taken", () -> organizations.create(taken, "Another", member, member));
        assertThat(organizations.ofAccount(member)).hasSize(1);
    }

    @Test
    void nameTheAdminsToAsk() {
        organizations.changeRole(organization, member, OrganizationRole.ADMIN, owner);
        organizations.addMember(organization, person("Nils Nobody"), OrganizationRole.MEMBER, owner);

        assertThat(organizations.admins(organization))
                .extracting(Member::name)
                .containsExactly("Mika Member", "Olga Owner");
    }

    private Callable<Boolean> leave(AccountId account, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                organizations.removeMember(organization, account, account);
                return true;
            } catch (ProblemException lastOwner) {
                return false;
            }
        };
    }

    private Callable<Boolean> stepDown(AccountId account, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                organizations.changeRole(organization, account, OrganizationRole.MEMBER, account);
                return true;
            } catch (ProblemException lastOwner) {
                return false;
            }
        };
    }

    private OrganizationRole roleOf(AccountId account) {
        return organizations.membership(organization, account).orElseThrow().role();
    }

    private AccountId person(String name) {
        return accounts.create(new NewAccount(
                        ids.next() + "@accounts.example.com",
                        true,
                        name,
                        Secret.of("long enough to be a password"),
                        Set.of()))
                .id();
    }

    private static void refuses(String slug, Runnable act) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.problem().slug()).isEqualTo(slug));
    }
}
