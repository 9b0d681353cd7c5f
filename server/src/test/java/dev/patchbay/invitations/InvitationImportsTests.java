package dev.patchbay.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Visitor;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class InvitationImportsTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    Invitations invitations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    Ids ids;

    private Account owner;
    private Visitor admin;
    private OrganizationId organization;

    @BeforeEach
    void furnish() {
        sql.sql("delete from limits.attempts").update();
        owner = person();
        organization = organizations
                .create(Slug.of("imp-" + ids.next()), "Importing", owner.id(), owner.id())
                .id();
        admin = new Visitor(port).signIn(owner);
    }

    @Test
    void inviteThousandsOrNobody() {
        String stem = ids.next() + "@import.example.com";
        String good = IntStream.range(0, 10_000)
                .mapToObj(i -> "p" + i + "-" + stem + ",member")
                .collect(Collectors.joining("\n", "email,role\n", "\n"));
        String bad = good.replace("p77-" + stem + ",member", "p77,member")
                .replace("p9999-" + stem + ",member", "p9999-" + stem + ",king");

        var refused = send(bad, false);

        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("line").asInt() + ":"
                                + error.get("column").asInt()))
                .containsExactly("79:1", "10001:2");
        assertThat(open()).isZero();

        JsonNode looked = send(good, true).body();
        assertThat(looked.get("rows").asInt()).isEqualTo(10_000);
        assertThat(looked.get("toInvite").asInt()).isEqualTo(10_000);
        assertThat(open()).isZero();

        var done = send(good, false);
        assertThat(done.status()).as(done.text()).isEqualTo(202);
        assertThat(done.body().get("toInvite").asInt()).isEqualTo(10_000);
        assertThat(open()).isEqualTo(10_000);

        JsonNode again = send(good, false).body();
        assertThat(again.get("toInvite").asInt()).isZero();
        assertThat(again.get("alreadyInvited").asInt()).isEqualTo(10_000);
    }

    @Test
    void leaveOutMembersAndThoseWhoAreInvited() {
        admin.post(path(""), Map.of("email", "invited@import.example.com", "role", "member"));
        String csv = "email,role\n" + owner.email().toUpperCase(Locale.ROOT)
                + ",member\ninvited@import.example.com,admin\nnew@import.example.com,admin\n";

        JsonNode outcome = send(csv, false).body();

        assertThat(outcome.get("rows").asInt()).isEqualTo(3);
        assertThat(outcome.get("toInvite").asInt()).isEqualTo(1);
        assertThat(outcome.get("alreadyMembers").asInt()).isEqualTo(1);
        assertThat(outcome.get("alreadyInvited").asInt()).isEqualTo(1);
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void sendALetterToEverybodyOnce() {
        send("email,role\na@letters.example.com,member\nb@letters.example.com,member\n", false);

        // The worker may take some of them at the same time.
        await().until(() -> invitations.writeLetters(organization, 1) == 0 && unwritten() == 0);

        assertThat(invitations.writeLetters(organization, 50)).isZero();
        assertThat(sql.sql("select count(*) from mail.letter where recipient like '%@letters.example.com'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void areMadeByAdminsInTheirRole() {
        Account other = person();
        organizations.addMember(organization, other.id(), OrganizationRole.ADMIN, owner.id());
        Account member = person();
        organizations.addMember(organization, member.id(), OrganizationRole.MEMBER, owner.id());
        byte[] csv = "email,role\nboss@import.example.com,owner\n".getBytes(StandardCharsets.UTF_8);

        assertThat(new Visitor(port)
                        .signIn(member)
                        .send("POST", path("/import"), csv)
                        .problem())
                .isEqualTo("only-admins");
        assertThat(new Visitor(port)
                        .signIn(other)
                        .send("POST", path("/import"), csv)
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(new Visitor(port)
                        .signIn(person())
                        .send("POST", path("/import"), csv)
                        .problem())
                .isEqualTo("not-found");
        assertThat(open()).isZero();
    }

    @Test
    void areRefusedToAnAdminWhoIsSentAwayMeanwhile() throws Exception {
        Account leaving = person();
        organizations.addMember(organization, leaving.id(), OrganizationRole.ADMIN, owner.id());
        Visitor inviting = new Visitor(port).signIn(leaving);
        byte[] csv = "email,role\nmyself@import.example.com,admin\n".getBytes(StandardCharsets.UTF_8);

        for (Callable<String> invite : List.<Callable<String>>of(
                () -> inviting.send("POST", path("/import"), csv).problem(),
                () -> inviting.post(path(""), Map.of("email", "me@import.example.com", "role", "admin"))
                        .problem())) {
            organizations.changeRole(organization, leaving.id(), OrganizationRole.ADMIN, owner.id());
            try (var thread = Executors.newSingleThreadExecutor()) {
                Future<String> invited = transaction.execute(status -> {
                    organizations.changeRole(organization, leaving.id(), OrganizationRole.MEMBER, owner.id());
                    Future<String> begun = thread.submit(invite);
                    await().pollInSameThread().until(() -> begun.isDone() || waiting() > 0);
                    return begun;
                });
                assertThat(invited.get(60, TimeUnit.SECONDS)).isEqualTo("only-admins");
            }
            assertThat(open()).isZero();
        }
    }

    /** Those who wait for a lock that the caller's transaction has. */
    private int waiting() {
        return sql.sql(
                        "select count(*) from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))")
                .query(Integer.class)
                .single();
    }

    @Test
    void areFiveADay() {
        for (int i = 0; i < 5; i++) {
            assertThat(send("email,role\np" + i + "@day.example.com,member\n", false)
                            .status())
                    .isEqualTo(202);
        }

        assertThat(send("email,role\nmore@day.example.com,member\n", false).problem())
                .isEqualTo("too-many-requests");
    }

    @Test
    void nameMistakesInTheReadersLanguage() {
        admin.send("PATCH", "/api/me", Map.of("locale", "de"));

        assertThat(send("email,role\nnobody,member\n", true)
                        .body()
                        .get("mistakes")
                        .get(0)
                        .get("message")
                        .asString())
                .isEqualTo("Das ist keine E-Mail-Adresse.");
    }

    @Test
    void areAcceptedOnAPageWithoutScript() {
        Account guest = person();
        JsonNode sent = admin.post(path(""), Map.of("email", guest.email(), "role", "member"))
                .body();
        String link = sent.get("link").asString();
        String page = link.substring(link.indexOf("/invitation"));
        String token = link.substring(link.indexOf('=') + 1);

        var nobody = new Visitor(port).get(page);
        assertThat(nobody.text())
                .contains("Join Importing")
                .contains("/login?")
                .contains("/signup?")
                .doesNotContain("??")
                .doesNotContain("action=\"/invitation\"");
        assertThat(nobody.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(new Visitor(port).reading("de").get(page).text()).contains("Importing beitreten");
        var somebodyElse = new Visitor(port).signIn(person());
        assertThat(somebodyElse.get(page).text()).doesNotContain("action=\"/invitation\"");
        assertThat(somebodyElse.form("/invitation", Map.of("token", token)).status())
                .isEqualTo(200);
        assertThat(organizations.membership(organization, guest.id())).isEmpty();
        var visitor = new Visitor(port).signIn(guest);
        assertThat(visitor.get(page).text()).contains("action=\"/invitation\"");

        var joined = visitor.form("/invitation", Map.of("token", token));

        assertThat(joined.status()).isEqualTo(303);
        assertThat(organizations.membership(organization, guest.id())).isPresent();
        assertThat(visitor.get(page).status()).isEqualTo(410);
        assertThat(visitor.get("/invitation?token=nonsense").status()).isEqualTo(404);
    }

    private Visitor.Answer send(String csv, boolean dryRun) {
        return admin.send("POST", path("/import?dryRun=" + dryRun), csv.getBytes(StandardCharsets.UTF_8));
    }

    private String path(String rest) {
        return "/api/organizations/" + organization + "/invitations" + rest;
    }

    private int open() {
        return sql.sql("select count(*) from invitations.invitation where organization_id = :id and state = 'open'")
                .param("id", organization.value())
                .query(Integer.class)
                .single();
    }

    private int unwritten() {
        return sql.sql("""
                        select count(*) from invitations.invitation
                         where organization_id = :id and state = 'open' and token_hash is null
                        """)
                .param("id", organization.value())
                .query(Integer.class)
                .single();
    }

    private Account person() {
        return accounts.create(new NewAccount(
                ids.next() + "@import.example.com", true, "Petra Person", Secret.of(Visitor.PASSWORD), Set.of()));
    }
}
