package dev.patchbay.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.SignUpInvitations;
import dev.patchbay.accounts.Visitor;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class InvitationsTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    SignUpInvitations signUps;

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
        owner = person(true);
        organization = organizations
                .create(Slug.of("inv-" + ids.next()), "Inviting & Co", owner.id(), owner.id())
                .id();
        admin = new Visitor(port).signIn(owner);
    }

    @Test
    void areAcceptedByWhomTheyAreForOnce() {
        Account guest = person(true);
        JsonNode sent = invite(guest.email(), "admin").body();
        String token = token(sent);
        assertThat(sent.get("invitation").get("state").asString()).isEqualTo("pending");
        assertThat(letters(guest.email())).isEqualTo(1);
        var visitor = new Visitor(port).signIn(guest);
        JsonNode offered = visitor.get("/api/invitations/" + token).body();
        assertThat(offered.get("organization").get("displayName").asString()).isEqualTo("Inviting & Co");
        assertThat(offered.get("signedInAs").asString()).isEqualTo(guest.email());

        var joined = visitor.post("/api/invitations/accept", Map.of("token", token));

        assertThat(joined.status()).as(joined.text()).isEqualTo(200);
        assertThat(joined.body().get("role").asString()).isEqualTo("admin");
        assertThat(role(guest)).isEqualTo(OrganizationRole.ADMIN);
        assertThat(visitor.get("/api/session")
                        .body()
                        .get("currentOrganizationId")
                        .asString())
                .isEqualTo(organization.toString());
        assertThat(visitor.post("/api/invitations/accept", Map.of("token", token))
                        .problem())
                .isEqualTo("invitation-used");
        assertThat(listed("accepted")).containsExactly(guest.email());
        assertThat(audited()).contains("invitation.sent", "invitation.accepted", "member.added");
    }

    @Test
    void areAcceptedOnceByManyRequestsAtOnce() throws Exception {
        Account guest = person(true);
        String token = token(invite(guest.email(), "member").body());
        var visitor = new Visitor(port).signIn(guest);
        Callable<Integer> attempt = () -> visitor.copy()
                .post("/api/invitations/accept", Map.of("token", token))
                .status();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(16, attempt));
            int joined = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 409, 410);
                joined += answer.get() == 200 ? 1 : 0;
            }
            assertThat(joined).isEqualTo(1);
        }
        assertThat(audited().stream().filter("invitation.accepted"::equals)).hasSize(1);
    }

    @Test
    void areForTheConfirmedAddressAlone() {
        Account guest = person(false);
        String token = token(invite(guest.email(), "member").body());

        assertThat(new Visitor(port)
                        .post("/api/invitations/accept", Map.of("token", token))
                        .problem())
                .isEqualTo("sign-in-required");
        assertThat(new Visitor(port)
                        .signIn(person(true))
                        .post("/api/invitations/accept", Map.of("token", token))
                        .problem())
                .isEqualTo("invitation-for-another");
        assertThat(new Visitor(port)
                        .signIn(guest)
                        .post("/api/invitations/accept", Map.of("token", token))
                        .problem())
                .isEqualTo("invitation-for-another");
        assertThat(organizations.membership(organization, guest.id())).isEmpty();
    }

    @Test
    void endAfterAWeek() {
        Account guest = person(true);
        JsonNode sent = invite(guest.email(), "member").body();
        sql.sql("update invitations.invitation set expires_at = expires_at - interval '7 days'")
                .update();

        assertThat(new Visitor(port)
                        .signIn(guest)
                        .post("/api/invitations/accept", Map.of("token", token(sent)))
                        .problem())
                .isEqualTo("invitation-expired");
        assertThat(signUps.admits(Secret.of(token(sent)), guest.email())).isFalse();
        assertThat(listed("expired")).containsExactly(guest.email());
        assertThat(listed("pending")).isEmpty();
        assertThat(invite(guest.email(), "member").status()).isEqualTo(201);
        assertThat(listed("expired")).containsExactly(guest.email());
        assertThat(listed("pending")).containsExactly(guest.email());
    }

    @Test
    void workByTheirNewestLinkOnly() {
        Account guest = person(true);
        JsonNode sent = invite(guest.email(), "member").body();
        JsonNode again = admin.post(path("/" + id(sent) + "/resend"), Map.of()).body();
        var visitor = new Visitor(port).signIn(guest);

        assertThat(visitor.get("/api/invitations/" + token(sent)).problem()).isEqualTo("not-found");
        assertThat(visitor.post("/api/invitations/accept", Map.of("token", token(sent)))
                        .problem())
                .isEqualTo("not-found");
        assertThat(visitor.post("/api/invitations/accept", Map.of("token", token(again)))
                        .status())
                .isEqualTo(200);
        assertThat(admin.post(path("/" + id(sent) + "/resend"), Map.of()).problem())
                .isEqualTo("invitation-used");
        assertThat(admin.delete(path("/" + id(sent))).problem()).isEqualTo("invitation-used");
    }

    @Test
    void areTakenBack() {
        Account guest = person(true);
        JsonNode sent = invite(guest.email(), "member").body();

        assertThat(admin.delete(path("/" + id(sent))).status()).isEqualTo(204);
        assertThat(admin.delete(path("/" + id(sent))).status()).isEqualTo(204);

        assertThat(new Visitor(port)
                        .signIn(guest)
                        .post("/api/invitations/accept", Map.of("token", token(sent)))
                        .problem())
                .isEqualTo("invitation-expired");
        assertThat(admin.post(path("/" + id(sent) + "/resend"), Map.of()).problem())
                .isEqualTo("invitation-expired");
        assertThat(signUps.admits(Secret.of(token(sent)), guest.email())).isFalse();
    }

    @Test
    void openTheSignUpToWhomTheyAreFor() {
        String token = token(invite("new@example.com", "member").body());

        assertThat(signUps.admits(Secret.of(token), "new@example.com")).isTrue();
        assertThat(signUps.admits(Secret.of(token), "other@example.com")).isFalse();
        assertThat(signUps.admits(Secret.of(ids.token(32)), "new@example.com")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBER, member, only-admins",
        "ADMIN, member, ''",
        "ADMIN, admin, ''",
        "ADMIN, owner, only-owners",
        "OWNER, owner, ''",
    })
    void areSentByThoseWhoMay(OrganizationRole actor, String role, String problem) {
        Account sender = person(true);
        organizations.addMember(organization, sender.id(), actor, owner.id());

        var answer = new Visitor(port)
                .signIn(sender)
                .post(path(""), Map.of("email", ids.next() + "@example.com", "role", role));

        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void ofOwnersAreSentAgainByOwnersOnly() {
        JsonNode sent = invite("boss@example.com", "owner").body();
        Account other = person(true);
        organizations.addMember(organization, other.id(), OrganizationRole.ADMIN, owner.id());

        assertThat(new Visitor(port)
                        .signIn(other)
                        .post(path("/" + id(sent) + "/resend"), Map.of())
                        .problem())
                .isEqualTo("only-owners");
    }

    @Test
    void goWithTheAdminWhoSentThem() {
        Account sender = person(true);
        organizations.addMember(organization, sender.id(), OrganizationRole.ADMIN, owner.id());
        Account accomplice = person(true);
        JsonNode sent = new Visitor(port)
                .signIn(sender)
                .post(path(""), Map.of("email", accomplice.email(), "role", "admin"))
                .body();

        organizations.removeMember(organization, sender.id(), owner.id());

        assertThat(new Visitor(port)
                        .signIn(accomplice)
                        .post("/api/invitations/accept", Map.of("token", token(sent)))
                        .problem())
                .isEqualTo("invitation-expired");
    }

    @Test
    void areHiddenFromOtherOrganizations() {
        JsonNode sent = invite("hidden@example.com", "member").body();
        Account stranger = person(true);
        var theirs = organizations.create(Slug.of("inv-" + ids.next()), "Theirs", stranger.id(), stranger.id());
        var visitor = new Visitor(port).signIn(stranger);

        assertThat(visitor.get(path("")).status()).isEqualTo(404);
        assertThat(visitor.post(path(""), Map.of("email", "x@example.com", "role", "member"))
                        .status())
                .isEqualTo(404);
        assertThat(visitor.delete("/api/organizations/" + theirs.id() + "/invitations/" + id(sent))
                        .status())
                .isEqualTo(404);
        assertThat(visitor.post("/api/organizations/" + theirs.id() + "/invitations/" + id(sent) + "/resend", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(listed("pending")).containsExactly("hidden@example.com");
    }

    @Test
    void areOneAnAddressAndNoneForMembers() {
        invite("once@example.com", "member");

        assertThat(invite("ONCE@example.com", "admin").problem()).isEqualTo("already-invited");
        assertThat(invite(owner.email(), "admin").problem()).isEqualTo("already-member");
        assertThat(invite("nobody", "admin").problem()).isEqualTo("invalid-request");
        assertThat(invite("x@example.com", "queen").problem()).isEqualTo("invalid-request");
    }

    @Test
    void areTwoHundredAnHour() {
        for (int i = 0; i < 200; i++) {
            assertThat(invite("p" + i + "@example.com", "member").status()).isEqualTo(201);
        }

        assertThat(invite("more@example.com", "member").problem()).isEqualTo("too-many-requests");
        assertThat(admin.get(path("")).body().get("invitations")).hasSize(50);
    }

    @Test
    void keepNoLinkInTheClear() {
        String token = token(invite("clear@example.com", "member").body());

        assertThat(sql.sql("select count(*) from invitations.invitation i where strpos(i::text, :token) > 0")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Visitor.Answer invite(String email, String role) {
        return admin.post(path(""), Map.of("email", email, "role", role));
    }

    private String path(String rest) {
        return "/api/organizations/" + organization + "/invitations" + rest;
    }

    private List<String> listed(String state) {
        return admin.get(path("?state=" + state))
                .body()
                .get("invitations")
                .valueStream()
                .map(invitation -> invitation.get("email").asString())
                .toList();
    }

    private static String id(JsonNode sent) {
        return sent.get("invitation").get("id").asString();
    }

    private static String token(JsonNode sent) {
        String link = sent.get("link").asString();
        return link.substring(link.indexOf('=') + 1);
    }

    private OrganizationRole role(Account account) {
        return organizations
                .membership(organization, account.id())
                .orElseThrow()
                .role();
    }

    private int letters(String email) {
        return sql.sql("select count(*) from mail.letter where recipient = :email and kind = 'invitation'")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    private List<String> audited() {
        return sql.sql("select action from audit.entry where organization = :organization")
                .param("organization", organization.value())
                .query((row, number) -> row.getString("action"))
                .list();
    }

    private Account person(boolean confirmed) {
        return accounts.create(new NewAccount(
                ids.next() + "@invited.example.com", confirmed, "Petra Person", Secret.of(Visitor.PASSWORD), Set.of()));
    }
}
