package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Entering;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.SignedInBy;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the cookies and sessions of those who enter a sandbox, and leave it. */
class SandboxSessionsTests extends SandboxWorld {

    @Autowired
    Entering entering;

    @Autowired
    TransactionTemplate transaction;

    private String tess;

    @BeforeEach
    void aTestMember() throws Exception {
        tess = testMember(developer, publisher, "Tess", "owner");
    }

    @Test
    void givesAnotherCookieAtEachChange() throws Exception {
        String before = developer.cookie();
        enter(developer, tess);
        String entered = developer.cookie();
        developer.post("/api/session/leave", null);
        String after = developer.cookie();

        assertThat(List.of(before, entered, after)).doesNotHaveDuplicates();
        assertThat(who(before)).as("the cookie of before").isEmpty();
        assertThat(who(entered)).as("the test member's cookie").isEmpty();
        assertThat(who(after)).isEqualTo("Dora");
    }

    @Test
    void leavesNobodySignedInWhoSignsOutAsATestMember() throws Exception {
        String before = developer.cookie();
        enter(developer, tess);

        assertThat(developer.delete("/api/session").status()).isEqualTo(204);

        assertThat(who(before)).as("the developer's own cookie").isEmpty();
        assertThat(sessions()).isZero();
    }

    @Test
    void leavesNobodyBehindWhoSignsInAsSomebodyElse() throws Exception {
        enter(developer, tess);
        String entered = developer.cookie();

        developer.signIn(max.email(), PASSWORD);

        assertThat(who(developer.cookie())).isEqualTo("Max");
        assertThat(who(entered)).isEmpty();
        assertThat(developer.post("/api/session/leave", null).problem()).isEqualTo("not-entered");
        assertThat(sessions()).isZero();
    }

    @Test
    void endsWithTheRoleOfADeveloper() throws Exception {
        Account operator = person("Otto", PlatformRole.OPERATOR);
        Browser otto = new Browser(port).signIn(operator.email(), PASSWORD);
        enter(developer, tess);

        assertThat(otto.put("/api/console/people/" + dora.id() + "/roles", Map.of("roles", List.of()))
                        .status())
                .isLessThan(300);

        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
        Browser again = new Browser(port).signIn(dora.email(), PASSWORD);
        assertThat(again.post("/api/developer/sandbox/members/" + tess + "/enter", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void endsWithThePlaceInTheTeam() throws Exception {
        Account second = person("Sara");
        organizations.addMember(publisher.id(), second.id(), OrganizationRole.OWNER, dora.id());
        enter(developer, tess);

        organizations.removeMember(publisher.id(), dora.id(), second.id());

        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
    }

    @Test
    void entersNothingWhileTheRightToItIsTakenAway() throws Exception {
        Account second = person("Sara");
        organizations.addMember(publisher.id(), second.id(), OrganizationRole.OWNER, dora.id());
        Session own = own();
        var racing = new CompletableFuture<@Nullable ProblemException>();

        transaction.executeWithoutResult(status -> {
            organizations.removeMember(publisher.id(), dora.id(), second.id());
            // from here on the other waits for the lock of the organization, as it would beside a request
            var _ = Thread.ofVirtual().start(() -> {
                try {
                    var _ = entering.enter(
                            publisher.id(),
                            AccountId.of(tess),
                            own,
                            new SignedInBy(SignedInBy.Method.ENTERED, "127.0.0.1", "test"));
                    racing.complete(null);
                } catch (ProblemException refused) {
                    racing.complete(refused);
                }
            });
            awaitSomebodyWaiting();
        });

        ProblemException refused = racing.get(60, TimeUnit.SECONDS);
        assertThat(refused).as("entered without a right").isNotNull();
        assertThat(refused.problem().slug()).isEqualTo("not-found");
    }

    @Test
    void entersOneSandboxAtATime() throws Exception {
        Account rita = person("Rita", PlatformRole.DEVELOPER);
        var rival = organizations.create(slug("rival"), "Rival", rita.id(), rita.id());
        Browser attacker = new Browser(port).signIn(rita.email(), PASSWORD);
        String mallory = testMember(attacker, rival, "Mallory", "owner");
        organizations.addMember(publisher.id(), rita.id(), OrganizationRole.ADMIN, dora.id());
        enter(attacker, mallory);

        for (String path : List.of(
                "/api/developer/sandbox/members/" + tess + "/enter",
                "/api/%64eveloper/sandbox/members/" + tess + "/enter",
                "/api/session/../developer/sandbox/members/" + tess + "/enter")) {
            assertThat(attacker.post(path, null).status()).as(path).isBetween(400, 499);
        }
        assertThat(attacker.get("/api/session").body().at("/account/name").asString())
                .isEqualTo("Mallory");
        assertThat(attacker.get("/api/%64eveloper/integrations").status()).isEqualTo(400);
        assertThat(attacker.get("/api/developer/integrations").problem()).isEqualTo("not-for-test-members");
        assertThat(attacker.get("/api/console/people").problem()).isEqualTo("not-for-test-members");
        assertThat(attacker.delete("/api/me").problem()).isEqualTo("not-for-test-members");
        assertThat(attacker.put("/api/me/profile", Map.of("name", "Eve")).status())
                .isBetween(400, 499);
        assertThat(attacker.post("/api/developer/role", null).problem()).isEqualTo("not-for-test-members");
    }

    private Session own() {
        return jdbc.sql("select id from accounts.session where account_id = :dora")
                .param("dora", dora.id().value())
                .query((row, number) -> new Session(
                        new SessionId(row.getObject("id", UUID.class)), dora.id(), null, Instant.now(), false))
                .single();
    }

    private void awaitSomebodyWaiting() {
        await().pollInSameThread()
                .until(() -> jdbc.sql("""
                                select count(*) from pg_locks waiting
                                where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))
                                """).query(Integer.class).single() > 0);
    }

    private int sessions() {
        return jdbc.sql("select count(*) from accounts.session where account_id in (:dora, cast(:tess as uuid))")
                .param("dora", dora.id().value())
                .param("tess", tess)
                .query(Integer.class)
                .single();
    }

    /** Whom a cookie signs in; empty for nobody. */
    private String who(String cookie) throws Exception {
        return new Browser(port)
                .with(cookie)
                .get("/api/session")
                .body()
                .at("/account/name")
                .asString("");
    }
}
