package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Sandbox;
import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.OrganizationId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every route of {@code contracts/openapi.yaml} is asked with every id of somebody else's, by people to whom these belong not.
 * A route that nobody knows fails it: say in {@link TenantRoutes} whose things it is about.
 */
class TenantIsolationTests extends StorefrontWorld {

    /** What members of an organization may do without being its admins. */
    private static final Set<String> MEMBERS_MAY = Set.of(
            "GET /api/organizations/{id}",
            "GET /api/organizations/{id}/members",
            "GET /api/organizations/{id}/app-policy",
            "POST /api/organizations/{id}/leave",
            "GET /api/installations",
            "GET /api/installations/{id}",
            "GET /api/installations/{id}/records",
            "GET /api/apps",
            "GET /apps/{name}/open",
            "POST /api/me/apps/{installationId}/give-up",
            "GET /api/requests",
            "POST /api/requests",
            "PUT /api/session/organization");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sandbox sandbox;

    private final Map<String, String> theirs = new TreeMap<>();
    private WrittenTables written;
    private TenantRoutes routes;
    private Account owner;
    private Account guest;
    private Browser victim;

    @BeforeEach
    void somebodyElseHasOneOfEverything() throws Exception {
        owner = person("Olga");
        guest = person("Guest");
        var organization = organizations.create(slug("victim"), "Victim", owner.id(), owner.id());
        Account colleague = person("Carl");
        organizations.addMember(organization.id(), colleague.id(), OrganizationRole.MEMBER, owner.id());
        victim = new Browser(port).signIn(owner.email(), PASSWORD);
        String installation = text(victim.post("/api/installations", Map.of("integration", "bot")), "/id");
        String removed = text(victim.post("/api/installations", Map.of("integration", "slow")), "/id");
        victim.delete("/api/installations/" + removed);
        Browser asking = new Browser(port).signIn(colleague.email(), PASSWORD);
        String request = text(asking.post("/api/requests", Map.of("integration", "customer-service")), "/id");
        String invitation = text(
                victim.post(
                        "/api/organizations/" + organization.id() + "/invitations",
                        Map.of("email", "guest-" + ids.next() + "@example.com", "role", "member")),
                "/invitation/id");
        String passkey = ids.next().toString();
        jdbc.sql("""
                        insert into accounts.passkey (id, account_id, name, credential_id, credential, sign_count, transports,
                            backup_eligible, backed_up, created_at)
                        values (cast(:id as uuid), :account, 'Key', cast(:id as bytea), 'x', 0, '{}', false, false, now())
                        """).param("id", passkey).param("account", owner.id().value()).update();
        theirs.put("/api/organizations/{id}", organization.id().toString());
        theirs.put("/api/installations/{id}", installation);
        theirs.put("/v1/installations/{id}", installation);
        theirs.put("/api/me/apps/{installationId}", installation);
        theirs.put("/api/me/apps/{id}", installation);
        theirs.put("/api/requests/{id}", request);
        theirs.put("/api/me/passkeys/{id}", passkey);
        theirs.put(
                "/api/me/sessions/{id}",
                jdbc.sql("select id from accounts.session where account_id = :account limit 1")
                        .param("account", owner.id().value())
                        .query(String.class)
                        .single());
        theirs.put("/api/console/people/{id}", owner.id().toString());
        theirs.put(
                "/api/developer/sandbox/members/{id}",
                sandbox.add(organization.id(), "Tess", OrganizationRole.MEMBER, owner.id())
                        .account()
                        .toString());
        theirs.put("{account}", colleague.id().toString());
        theirs.put("{invitation}", invitation);
        theirs.put("{invitationId}", invitation);
        theirs.put("{scope}", "openid");
        theirs.put("{key}", "view");
        theirs.put("{sha256}", "0".repeat(64));
        theirs.put("{name}", "bot");
        theirs.put("/api/console/developers/{id}", owner.id().toString());
        theirs.put("{version}", "1.0.0");
        theirs.put("{eventId}", newestEvent());
        somethingOnTheDashboard(installation);
        routes = new TenantRoutes(theirs, guest.email(), PASSWORD);
        written = new WrittenTables(jdbc);
    }

    @AfterEach
    void watchNoLonger() {
        written.close();
    }

    private void somethingOnTheDashboard(String installation) {
        String placement = ids.next().toString();
        String proposal = ids.next().toString();
        jdbc.sql("insert into widgets.dashboard (account_id, revision, moved) values (:account, 1, 1)")
                .param("account", owner.id().value())
                .update();
        jdbc.sql("""
                        insert into widgets.placement (id, account_id, kind, installation_id, config, x, y, w, h, placed_at)
                        values (cast(:id as uuid), :account, 'NUMBER', cast(:installation as uuid), '{}', 0, 0, 3, 3, now())
                        """)
                .param("id", placement)
                .param("account", owner.id().value())
                .param("installation", installation)
                .update();
        jdbc.sql("""
                        insert into widgets.proposal (id, account_id, integration_id, installation_id, source_id, kind, title,
                            reason, config, w, h, state, made_at)
                        select cast(:id as uuid), :account, integration_id, id, integration_id, 'NUMBER', 'One', 'Because',
                            '{}', 3, 3, 'OPEN', now()
                        from installs.installation where id = cast(:installation as uuid)
                        """)
                .param("id", proposal)
                .param("account", owner.id().value())
                .param("installation", installation)
                .update();
        theirs.put("/api/dashboard/placements/{id}", placement);
        theirs.put("/api/dashboard/proposals/{id}", proposal);
        theirs.put("/v1/dashboard/placements/{id}", placement);
        theirs.put("/v1/dashboard/proposals/{id}", proposal);
    }

    private String newestEvent() {
        return jdbc.sql("select id from lifecycle.event order by id desc limit 1")
                .query(String.class)
                .single();
    }

    /** Or else no change would be found below, or those of a clean-up that happens to run. */
    @Test
    void hearsOfWhatRequestsWriteAndOfNoBackgroundWork() {
        Runnable change = () -> jdbc.sql("update accounts.account set name = name || '!' where id = :id")
                .param("id", owner.id().value())
                .update();

        DatabasePool.run(DatabasePool.JOBS, change);
        assertThat(written.byRequests()).isEmpty();
        change.run();
        assertThat(written.byRequests()).containsExactly("accounts.account");
        written.forget();
        assertThat(written.byRequests()).isEmpty();
    }

    @Test
    void knowsEveryRoute() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Route route : Route.ofContract()) {
            if (!TenantRoutes.isPublic(route) && !routes.isOwn(route) && !routes.isSomebodys(route)) {
                unknown.add(route.name());
            }
        }
        assertThat(unknown)
                .as("say in TenantRoutes whose things these are about")
                .isEmpty();
    }

    @Test
    void givesStrangersNothingAndChangesNothingForThem() throws Exception {
        Account stranger = person("Stan");
        organizations.create(slug("elsewhere"), "Elsewhere", stranger.id(), stranger.id());
        Browser browser = new Browser(port).signIn(stranger.email(), PASSWORD);

        assertThat(answers(
                        browser,
                        Route.ofContract().stream().filter(routes::isSomebodys).toList()))
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isIn("401", "403", "404"));
    }

    @Test
    void givesSignedOutPeopleNothing() throws Exception {
        Browser nobody = new Browser(port);
        List<Route> asked = Route.ofContract().stream()
                .filter(route -> routes.isSomebodys(route) || routes.isOwn(route))
                .filter(route -> !route.name().equals("GET /apps/{name}/open"))
                .filter(route -> !route.name().equals("POST /api/me/email/confirm"))
                .toList();

        assertThat(answers(nobody, asked))
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isIn("401", "403"));
    }

    @Test
    void letsMereMembersDoWhatMembersMayAndNothingElse() throws Exception {
        Account member = person("Mika");
        organizations.addMember(
                OrganizationId.of(String.valueOf(theirs.get("/api/organizations/{id}"))),
                member.id(),
                OrganizationRole.MEMBER,
                owner.id());
        Browser browser = new Browser(port).signIn(member.email(), PASSWORD);
        List<Route> asked = Route.ofContract().stream()
                .filter(routes::isSomebodys)
                .filter(route -> !MEMBERS_MAY.contains(route.name()))
                .toList();

        assertThat(answers(browser, asked))
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isIn("401", "403", "404"));
    }

    @Test
    void keepsAdminsOfOneOrganizationOutOfAnotherEvenWhereTheyAreMembers() throws Exception {
        Account both = person("Bo");
        organizations.create(slug("own"), "Own", both.id(), both.id());
        organizations.addMember(
                OrganizationId.of(String.valueOf(theirs.get("/api/organizations/{id}"))),
                both.id(),
                OrganizationRole.MEMBER,
                owner.id());
        Browser browser = new Browser(port).signIn(both.email(), PASSWORD);
        List<Route> asked = Route.ofContract().stream()
                .filter(routes::isSomebodys)
                .filter(route -> !MEMBERS_MAY.contains(route.name()))
                .toList();

        assertThat(answers(browser, asked))
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isIn("401", "403", "404"));
    }

    /** An id of one's own before an id of somebody else opens nothing. */
    @Test
    void givesAdminsNothingOfOthersBehindTheirOwnOrganization() throws Exception {
        Account stranger = person("Stan");
        var own = organizations.create(slug("elsewhere"), "Elsewhere", stranger.id(), stranger.id());
        Browser browser = new Browser(port).signIn(stranger.email(), PASSWORD);
        String installation = text(browser.post("/api/installations", Map.of("integration", "bot")), "/id");
        routes = routes.with(
                Map.of("/api/organizations/{id}", own.id().toString(), "/api/installations/{id}", installation));
        List<Route> asked = Route.ofContract().stream()
                .filter(routes::isSomebodys)
                .filter(route -> route.path().matches("/api/(organizations|installations)/\\{id}/.*\\{.*"))
                .toList();

        Map<String, String> answers = refused(browser, asked);

        assertThat(answers)
                .hasSizeGreaterThan(4)
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isIn("403", "404"));
    }

    /** What each route answers, or what it wrote although it refused. */
    private Map<String, String> answers(Browser browser, List<Route> asked) throws Exception {
        Map<String, String> answers = refused(browser, asked);
        assertThat(answers).hasSizeGreaterThan(20);
        return answers;
    }

    private Map<String, String> refused(Browser browser, List<Route> asked) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Route route : asked) {
            written.forget();
            int status = browser.status(
                    route.method(), routes.address(route), route.safe() ? null : routes.body(route), route.type());
            Set<String> changed = written.byRequests();
            answers.put(route.name(), changed.isEmpty() ? String.valueOf(status) : status + " but changed " + changed);
        }
        return answers;
    }

    private static String text(Browser.Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.raw()).isBetween(200, 299);
        return answer.body().at(pointer).asString();
    }
}
