package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Sandbox;
import dev.patchbay.kernel.OrganizationId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route of {@code contracts/openapi.yaml} is asked with every id of somebody else's, by people to whom these belong not.
 * A route that this test does not know fails it: say below whose things it is about.
 */
class TenantIsolationTests extends StorefrontWorld {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** About nobody: what everybody may see, and what makes an account or a session. */
    private static final List<String> PUBLIC = List.of(
            "GET /.well-known/",
            "GET /health",
            "GET /health/",
            "GET /media/",
            "GET /schemas/",
            "GET /api/platform",
            "GET /api/home",
            "GET /api/listings",
            "GET /api/listings/",
            "GET /api/dev/mail",
            "POST /api/sign-up",
            "POST /api/sign-up/",
            "POST /api/password-reset",
            "POST /api/password-reset/",
            "POST /api/setup",
            "GET /api/session",
            "POST /api/session",
            "POST /api/session/passkey",
            "POST /api/session/passkey/",
            "DELETE /api/session",
            "GET /api/invitations/{token}",
            "POST /api/invitations/");

    /** About whoever asks, and with no id in it that could be somebody else's. */
    private static final List<String> OWN = List.of(
            "/api/me",
            "POST /api/organizations",
            "POST /api/session/leave",
            "GET /api/developer/integrations",
            "POST /api/developer/integrations",
            "/api/developer/role",
            "/api/developer/manifest/",
            "/v1/");

    /** What members of an organization may do without being its admins. */
    private static final Set<String> MEMBERS_MAY = Set.of(
            "GET /api/organizations/{id}",
            "GET /api/organizations/{id}/members",
            "GET /api/organizations/{id}/app-policy",
            "POST /api/organizations/{id}/leave",
            "GET /api/installations",
            "GET /api/installations/{id}",
            "GET /api/apps",
            "GET /apps/{name}/open",
            "POST /api/me/apps/{installationId}/give-up",
            "GET /api/requests",
            "POST /api/requests",
            "PUT /api/session/organization");

    /** Rows that come and go by themselves, or that any request leaves behind. */
    private static final Set<String> RESTLESS = Set.of(
            "gateway.idempotency_key", "accounts.session", "notices.notice", "notices.mailed", "oidc.logout_notice");

    /** Work of their own accord: what is due is sent while the test asks. */
    private static final Set<String> RESTLESS_SCHEMAS = Set.of("jobs", "delivery", "limits", "mail");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sandbox sandbox;

    @Autowired
    Changes changes;

    private final Map<String, String> theirs = new TreeMap<>();
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
        theirs.put("{name}", "bot");
        theirs.put("/api/console/developers/{id}", owner.id().toString());
        theirs.put("{version}", "1.0.0");
        theirs.put("{eventId}", newestEvent());
        while (changes.fold()) {}
    }

    private String newestEvent() {
        return jdbc.sql("select id from lifecycle.event order by id desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void knowsEveryRoute() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Route route : Route.ofContract()) {
            if (!isPublic(route) && !isOwn(route) && !isSomebodys(route)) {
                unknown.add(route.name());
            }
        }
        assertThat(unknown).as("say in this test whose things these are about").isEmpty();
    }

    @Test
    void givesStrangersNothingAndChangesNothingForThem() throws Exception {
        Account stranger = person("Stan");
        organizations.create(slug("elsewhere"), "Elsewhere", stranger.id(), stranger.id());
        Browser browser = new Browser(port).signIn(stranger.email(), PASSWORD);

        assertThat(answers(
                        browser,
                        Route.ofContract().stream().filter(this::isSomebodys).toList()))
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isIn("401", "403", "404"));
    }

    @Test
    void givesSignedOutPeopleNothing() throws Exception {
        Browser nobody = new Browser(port);
        List<Route> asked = Route.ofContract().stream()
                .filter(route -> isSomebodys(route) || isOwn(route))
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
                .filter(this::isSomebodys)
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
                .filter(this::isSomebodys)
                .filter(route -> !MEMBERS_MAY.contains(route.name()))
                .toList();

        assertThat(answers(browser, asked))
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isIn("401", "403", "404"));
    }

    /** What each route answers, or what it changed although it refused. */
    private Map<String, String> answers(Browser browser, List<Route> asked) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Route route : asked) {
            Map<String, String> before = route.safe() ? Map.of() : rows();
            int status =
                    browser.status(route.method(), address(route), route.safe() ? null : body(route), route.type());
            Map<String, String> after = route.safe() ? Map.of() : rows();
            Set<String> changed = new TreeSet<>();
            after.forEach((table, rows) -> {
                if (!rows.equals(before.get(table))) {
                    changed.add(table);
                }
            });
            answers.put(route.name(), changed.isEmpty() ? String.valueOf(status) : status + " but changed " + changed);
        }
        assertThat(answers).hasSizeGreaterThan(20);
        return answers;
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        List<String> tables =
                jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
                        """).query((row, number) -> row.getString(1)).list();
        for (String table : tables) {
            if (!RESTLESS.contains(table) && !RESTLESS_SCHEMAS.contains(table.substring(0, table.indexOf('.')))) {
                rows.put(
                        table,
                        jdbc.sql(
                                        "select coalesce(md5(string_agg(row, '|' order by row)), '') from (select cast(t as text) as row from "
                                                + table + " t) all_rows")
                                .query(String.class)
                                .single());
            }
        }
        return rows;
    }

    /** A name that ends in a slash means everything below it. */
    private static boolean isPublic(Route route) {
        return PUBLIC.stream()
                .anyMatch(known -> known.endsWith("/")
                        ? route.name().startsWith(known)
                        : route.name().equals(known));
    }

    private boolean isOwn(Route route) {
        return !PARAMETER.matcher(route.path()).find()
                && OWN.stream()
                        .anyMatch(known ->
                                route.name().equals(known) || route.path().startsWith(known));
    }

    /** By an id in its path, by the organization that it names otherwise, or because it is the operators'. */
    private boolean isSomebodys(Route route) {
        if (isPublic(route) || isOwn(route)) {
            return false;
        }
        boolean named = route.path().startsWith("/api/console/")
                || Set.of(
                                "/api/installations",
                                "/api/apps",
                                "/api/requests",
                                "/api/session/organization",
                                "/api/developer/sandbox",
                                "/api/developer/sandbox/members")
                        .contains(route.path());
        Matcher parameters = PARAMETER.matcher(route.path());
        while (parameters.find()) {
            if (id(route.path().substring(0, parameters.end()), parameters.group()) == null) {
                return false;
            }
            named = true;
        }
        return named;
    }

    private @Nullable String id(String pathUpTo, String parameter) {
        return theirs.getOrDefault(pathUpTo, parameter.equals("{id}") ? null : theirs.get(parameter));
    }

    private String address(Route route) {
        var address = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(route.path());
        while (parameters.find()) {
            parameters.appendReplacement(
                    address, String.valueOf(id(route.path().substring(0, parameters.end()), parameters.group())));
        }
        parameters.appendTail(address);
        boolean byQuery = route.safe() && !route.path().startsWith("/api/console/");
        String organization = theirs.get("/api/organizations/{id}");
        String query = byQuery ? "?organizationId=" + organization : "";
        if (route.path().endsWith("/import")) {
            query = "?dryRun=false";
        } else if (route.path().endsWith("/logo")) {
            query = "?variant=light";
        }
        return address + (route.path().equals("/api/apps") && route.safe() ? query + "&action=installed" : query);
    }

    private String body(Route route) {
        return switch (route.type()) {
            case "text/csv" -> "email,role\nnew@example.com,member\n";
            case "application/json" -> JsonMapper.shared().writeValueAsString(fields(route));
            default -> "no picture";
        };
    }

    /** The fields that the route takes, each as it would be accepted from somebody who may. */
    private Map<String, Object> fields(Route route) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("organizationId", String.valueOf(theirs.get("/api/organizations/{id}")));
        known.put("integration", "bot");
        known.put("action", "uninstall");
        known.put("slug", "bot");
        known.put("displayName", "Taken Over");
        known.put("name", route.path().startsWith("/api/organizations") ? "Victim" : "Taken Over");
        known.put("email", guest.email());
        known.put("password", PASSWORD);
        known.put("role", "member");
        known.put("policy", "assigned");
        known.put("access", "assigned");
        known.put("canAccess", false);
        known.put("config", Map.of());
        known.put("version", 1);
        known.put("reason", "Because");
        known.put("since", "2026-01-01T00:00:00Z");
        known.put("type", "app.installed");
        known.put("answer", "Because");
        known.put("message", "Because");
        known.put("roles", List.of("operator"));
        known.put("visibility", "private");
        known.put("sunset", "2099-01-01");
        known.put("rule", "verified");
        known.put("allow", List.of("bot"));
        known.put("deny", List.of());
        known.put("dryRun", false);
        known.put("urgent", false);
        known.keySet().retainAll(route.fields());
        return known;
    }

    private static String text(Browser.Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.raw()).isBetween(200, 299);
        return answer.body().at(pointer).asString();
    }
}
