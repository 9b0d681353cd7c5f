package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OrganizationLifeTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    AccountDeletion deletion;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    Ids ids;

    private Account owner;
    private Visitor visitor;
    private OrganizationId id;
    private String path;

    @BeforeEach
    void furnish() {
        sql.sql("delete from limits.attempts").update();
        owner = person("Olga Owner");
        id = organizations
                .create(Slug.of("life-" + ids.next()), "Life", owner.id(), owner.id())
                .id();
        path = "/api/organizations/" + id;
        visitor = new Visitor(port).signIn(owner);
    }

    @Test
    void isRenamedByAdmins() {
        Visitor member = member("Mia Member", OrganizationRole.MEMBER);
        Visitor admin = member("Ada Admin", OrganizationRole.ADMIN);

        assertThat(member.send("PATCH", path, Map.of("displayName", "Mine")).problem())
                .isEqualTo("only-admins");
        assertThat(admin.send("PATCH", path, Map.of("displayName", " ")).problem())
                .isEqualTo("invalid-request");
        assertThat(admin.send("PATCH", path, Map.of("displayName", " Better Life "))
                        .body()
                        .get("displayName")
                        .asString())
                .isEqualTo("Better Life");
        assertThat(visitor.get(path).body().get("displayName").asString()).isEqualTo("Better Life");
    }

    @Test
    void isLeftByMembersButNeverByItsLastOwner() {
        Visitor member = member("Mia Member", OrganizationRole.MEMBER);

        assertThat(member.post(path + "/leave", Map.of()).status()).isEqualTo(204);
        assertThat(member.post(path + "/leave", Map.of()).problem()).isEqualTo("not-found");
        assertThat(visitor.post(path + "/leave", Map.of()).problem()).isEqualTo("last-owner");
    }

    @RepeatedTest(5)
    void isLeftByOneOfTwoOwnersWhoLeaveAtOnce() throws Exception {
        Visitor other = member("Otto Owner", OrganizationRole.OWNER);

        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> leaving = List.of(
                    () -> visitor.post(path + "/leave", Map.of()).status(),
                    () -> other.post(path + "/leave", Map.of()).status());
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> answer : threads.invokeAll(leaving)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(204, 409);
        }
        assertThat(organizations.members(id)).hasSize(1);
    }

    @Test
    void isClosedByOwnersWhoProvedWhoTheyAre() {
        Visitor admin = member("Ada Admin", OrganizationRole.ADMIN);
        assertThat(admin.send("DELETE", path, Map.of("name", "Life")).problem()).isEqualTo("only-owners");
        assertThat(new Visitor(port)
                        .signIn(person("Sam Stranger"))
                        .send("DELETE", path, Map.of("name", "Life"))
                        .status())
                .isEqualTo(404);
        assertThat(visitor.send("DELETE", path, Map.of("name", "Live")).problem())
                .isEqualTo("invalid-request");
        sql.sql("update accounts.session set authenticated_at = authenticated_at - interval '11 minutes'")
                .update();
        assertThat(visitor.send("DELETE", path, Map.of("name", "Life")).problem())
                .isEqualTo("step-up-required");
        visitor.post("/api/me/step-up", Map.of("password", Visitor.PASSWORD));

        assertThat(visitor.send("DELETE", path, Map.of("name", "Life")).status())
                .isEqualTo(204);

        assertThat(visitor.get(path).status()).isEqualTo(404);
        assertThat(visitor.get("/api/session").body().get("organizations")).isEmpty();
        assertThat(visitor.get("/api/session")
                        .body()
                        .get("currentOrganizationId")
                        .isNull())
                .isTrue();
        assertThat(admin.get("/api/session").body().get("organizations")).isEmpty();
        Visitor operator = operator();
        assertThat(operator.post(path + "/members", Map.of("email", owner.email(), "role", "owner"))
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void isNotJoinedBySomebodyWhoIsDeletedAtThisMoment() throws Exception {
        Account leaving = person("Lena Leaving");
        Visitor operator = operator();

        Visitor.Answer added = whileDeleting(
                leaving, () -> operator.post(path + "/members", Map.of("email", leaving.email(), "role", "member")));
        assertThat(added.problem()).isEqualTo("not-found");

        Account founder = person("Fia Founder");
        Visitor.Answer founded = whileDeleting(
                founder,
                () -> operator.post(
                        "/api/organizations",
                        Map.of(
                                "name",
                                "gone-" + founder.id(),
                                "displayName",
                                "Gone",
                                "ownerId",
                                founder.id().toString())));
        assertThat(founded.problem()).isEqualTo("not-found");

        Account late = person("Lars Late");
        Visitor.Answer entered = whileDeleting(
                late,
                () -> new Visitor(port)
                        .post("/api/session", Map.of("email", late.email(), "password", Visitor.PASSWORD)));
        assertThat(entered.problem()).isEqualTo("wrong-credentials");
    }

    /** The answer to a call that began before the account was gone, and ended after. */
    private Visitor.Answer whileDeleting(Account account, Callable<Visitor.Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Visitor.Answer> answer = transaction.execute(status -> {
                deletion.delete(account.id());
                Future<Visitor.Answer> begun = threads.submit(call);
                Awaitility.await().until(this::somebodyWaits);
                return begun;
            });
            return Objects.requireNonNull(answer).get();
        }
    }

    private boolean somebodyWaits() {
        return sql.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock' and query like '%accounts.%'
                        """).query(Long.class).single() > 0;
    }

    @Test
    void tellsItsMembersPageByPage() {
        for (String name : List.of("Zoe", "Bea 100%", "Bea_2", "Carl")) {
            member(name, OrganizationRole.MEMBER);
        }

        JsonNode first = visitor.get(path + "/members?limit=3").body();
        JsonNode last = visitor.get(
                        path + "/members?limit=3&after=" + first.get("next").asString())
                .body();

        assertThat(names(first)).containsExactly("Bea 100%", "Bea_2", "Carl");
        assertThat(names(last)).containsExactly("Olga Owner", "Zoe");
        assertThat(last.get("next").isNull()).isTrue();
        assertThat(names(visitor.get(path + "/members?q=100%25").body())).containsExactly("Bea 100%");
        assertThat(names(visitor.get(path + "/members?q=bea_").body())).containsExactly("Bea_2");
        assertThat(names(visitor.get(path + "/members?q=life.example").body())).hasSize(5);
        assertThat(visitor.get(path + "/members?after=bm9uc2Vuc2U").problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void tellsTheNamesOfThoseWhoLeft() {
        Visitor leaving = member("Lena Left", OrganizationRole.MEMBER);
        leaving.post(path + "/leave", Map.of());

        JsonNode left =
                visitor.get(path + "/audit?action=member.removed").body().get("entries");

        assertThat(left).hasSize(1);
        assertThat(left.get(0).get("subjectName").asString()).isEqualTo("Lena Left");
        assertThat(left.get(0).get("actor").get("name").asString()).isEqualTo("Lena Left");
        assertThat(visitor.get(path + "/audit?actor=" + owner.id())
                        .body()
                        .get("entries")
                        .size())
                .isGreaterThan(1);
        for (String since : List.of("yesterday", "-1000000000-01-01T00:00:00Z", "%2B999999999-12-31T23:59:59Z")) {
            assertThat(visitor.get(path + "/audit?since=" + since).problem()).isEqualTo("invalid-request");
        }
        assertThat(visitor.get(path + "/audit?until=2000-01-01T00:00:00Z")
                        .body()
                        .get("entries"))
                .isEmpty();
    }

    @Test
    void tellsWhomAnActUponAnAppConcerned() {
        Account last = person("Zita Last");
        transaction.executeWithoutResult(status -> audit.record(new AuditEntry(
                owner.id(),
                id,
                "access.changed",
                "crm",
                Map.of("account", last.id().toString(), "canAccess", "true"))));

        JsonNode entry =
                visitor.get(path + "/audit?action=access.changed").body().at("/entries/0");

        assertThat(entry.get("personName").asString()).isEqualTo("Zita Last");
        assertThat(entry.get("subject").asString()).isEqualTo("crm");
        assertThat(entry.get("subjectName").isNull()).isTrue();
    }

    @Test
    void givesItsRecordAsAFileWithoutFormulas() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 450; i++) {
                audit.record(new AuditEntry(owner.id(), id, "app.opened", "=HYPERLINK(\"http://evil.example\")"));
            }
            audit.record(new AuditEntry(null, id, "app.closed", "Life; =1+1;-2", Map.of()));
            audit.record(new AuditEntry(null, id, "app.closed", "with \"quotes\", and\nlines", Map.of("x", "+1")));
        });
        Visitor member = member("@Mia", OrganizationRole.MEMBER);

        assertThat(member.get(path + "/audit.csv").problem()).isEqualTo("only-admins");
        var file = visitor.get(path + "/audit.csv?action=app");

        assertThat(file.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
        assertThat(file.response().headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        List<String> lines = file.text().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("at,actor,action,subject,detail,actorId,subjectId");
        assertThat(lines).hasSize(1 + 2 + 450 + 1 + 1);
        assertThat(file.text())
                .contains("Life; '=1+1;'-2")
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"")
                .contains("\"with \"\"quotes\"\", and\nlines\"");
        assertThat(visitor.get(path + "/audit.csv?action=member").text()).contains(",'@Mia,");
        assertThat(visitor.get(path + "/audit?action=audit").body().get("entries"))
                .hasSize(2);
    }

    @Test
    void changesHandsOnlyBySomebodyWhoIsSurelyThere() {
        Account heir = person("Hanna Heir");
        Visitor heirs = new Visitor(port).signIn(heir);
        organizations.addMember(id, heir.id(), OrganizationRole.ADMIN, owner.id());
        Account second = person("Otto Owner");
        organizations.addMember(id, second.id(), OrganizationRole.OWNER, owner.id());
        Visitor operator = operator();
        Account third = person("Theo Third");
        sql.sql("update accounts.session set authenticated_at = authenticated_at - interval '1 hour'")
                .update();
        String heirPath = path + "/members/" + heir.id();
        String secondPath = path + "/members/" + second.id();
        byte[] list = "email,role\nboss@life.example.com,owner\n".getBytes(StandardCharsets.UTF_8);

        assertThat(visitor.send("PATCH", heirPath, Map.of("role", "owner")).problem())
                .isEqualTo("step-up-required");
        assertThat(visitor.send("PATCH", secondPath, Map.of("role", "member")).problem())
                .isEqualTo("step-up-required");
        assertThat(visitor.delete(secondPath).problem()).isEqualTo("step-up-required");
        assertThat(visitor.post(path + "/invitations", Map.of("email", "boss@life.example.com", "role", "owner"))
                        .problem())
                .isEqualTo("step-up-required");
        assertThat(visitor.send("POST", path + "/invitations/import", list).problem())
                .isEqualTo("step-up-required");
        assertThat(operator.post(path + "/members", Map.of("email", third.email(), "role", "owner"))
                        .problem())
                .isEqualTo("step-up-required");
        assertThat(heirs.send("PATCH", heirPath, Map.of("role", "owner")).problem())
                .isEqualTo("only-owners");

        assertThat(visitor.send("PATCH", heirPath, Map.of("role", "member")).status())
                .isEqualTo(200);
        visitor.signIn(owner);
        assertThat(visitor.send("PATCH", heirPath, Map.of("role", "owner")).status())
                .isEqualTo(200);
    }

    private Visitor operator() {
        return new Visitor(port)
                .signIn(accounts.create(new NewAccount(
                        ids.next() + "@life.example.com",
                        true,
                        "Oda Operator",
                        Secret.of(Visitor.PASSWORD),
                        Set.of(PlatformRole.OPERATOR))));
    }

    private Visitor member(String name, OrganizationRole role) {
        Account person = person(name);
        organizations.addMember(id, person.id(), role, owner.id());
        return new Visitor(port).signIn(person);
    }

    private Account person(String name) {
        return accounts.create(
                new NewAccount(ids.next() + "@life.example.com", true, name, Secret.of(Visitor.PASSWORD), Set.of()));
    }

    private static List<String> names(JsonNode page) {
        return page.get("members")
                .valueStream()
                .map(member -> member.get("name").asString())
                .toList();
    }
}
