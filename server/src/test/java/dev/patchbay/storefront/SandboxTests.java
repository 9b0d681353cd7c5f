package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A publisher's developers try a draft as people who do not exist; and what they do not reach that way. */
class SandboxTests extends StorefrontWorld {

    private static final String LAPTOP = "http://127.0.0.1:3000";
    private static final String PUBLIC = "https://192.88.98.7";

    @Autowired
    Publishing publishing;

    @Autowired
    Installs installs;

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    private Account dora;
    private Organization publisher;
    private Browser developer;
    private String name;
    private IntegrationId integration;

    @BeforeEach
    void aPublisherWithADraft() throws Exception {
        dora = person("Dora", PlatformRole.DEVELOPER);
        publisher = organizations.create(slug("pub"), "Publisher", dora.id(), dora.id());
        developer = new Browser(port).signIn(dora.email(), PASSWORD);
        name = slug("notes").value();
        integration = publishing.register(
                new NewIntegration(Slug.of(name), "Notes of " + name, IntegrationType.APP, null),
                publisher.id(),
                dora.id());
        save("1.0.0", LAPTOP, "");
    }

    @Test
    void letsADeveloperInstallTheDraftAsATestMemberAndComeBack() throws Exception {
        assertThat(sandbox().at("/organization").isNull()).isTrue();
        String tess = testMember(developer, publisher, "Tess", "owner");

        assertThat(developer
                        .post("/api/developer/sandbox/members/" + tess + "/enter", null)
                        .status())
                .isEqualTo(200);
        var session = developer.get("/api/session").body();
        assertThat(session.at("/account/name").asString()).isEqualTo("Tess");
        assertThat(session.at("/account/email").asString()).endsWith(".invalid");
        assertThat(session.at("/entered/by").asString()).isEqualTo("Dora");
        assertThat(session.at("/organizations").size()).isEqualTo(1);
        assertThat(developer
                        .get("/api/listings/" + name)
                        .body()
                        .at("/viewer/state")
                        .asString())
                .isEqualTo("can-install");
        assertThat(find(developer.get("/api/apps").body().path("apps"), name).isMissingNode())
                .isFalse();
        var installed = developer.post("/api/apps", Map.of("action", "install", "slug", name));
        assertThat(installed.status()).as(installed.raw()).isEqualTo(201);
        assertThat(installed.body().at("/installation/status").asString()).isEqualTo("active");
        assertThat(redirects(tess)).containsExactly(LAPTOP + "/callback");
        assertThat(developer
                        .get("/api/apps?action=sso&slug=" + name)
                        .body()
                        .path("url")
                        .asString())
                .contains("/oidc/auth");

        var back = developer.post("/api/session/leave", null);
        assertThat(back.body().at("/account/name").asString()).isEqualTo("Dora");
        assertThat(back.body().at("/entered").isNull()).isTrue();
        assertThat(sandbox().at("/integrations/0/status").asString()).isEqualTo("active");
        assertThat(developer.post("/api/session/leave", null).problem()).isEqualTo("not-entered");
        assertThat(jdbc.sql("select action from audit.entry where organization = :publisher and action like 'sandbox%'"
                                + " order by id")
                        .param("publisher", publisher.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("sandbox.made", "sandbox.member-added", "sandbox.entered", "sandbox.left");
    }

    @Test
    void followsEachDraftAtOnceWithAddressesAndScopes() throws Exception {
        String tess = installedInSandbox();

        save(
                "1.1.0",
                "http://127.0.0.1:4000",
                ", \"scopes\": [\"profile:read\"], \"scope_purposes\": {\"profile:read\": \"Greets you.\"}");

        assertThat(redirects(tess)).containsExactly("http://127.0.0.1:4000/callback");
        assertThat(jdbc.sql("""
                                select array_to_string(scopes, ' ') from grants.access_grant
                                where installation_id = cast(:id as uuid) and ended_at is null
                                """)
                        .param("id", installation(tess))
                        .query(String.class)
                        .single())
                .contains("openid", "profile:read");
        assertThat(sandbox().at("/integrations/0/version").asString()).isEqualTo("1.1.0");
    }

    @Test
    void callsNobodyFromASandboxButKeepsWhatIsSaidToBeRead() throws Exception {
        String tess = installedInSandbox();

        assertThat(jdbc.sql("select type from lifecycle.event where installation_id = cast(:id as uuid)")
                        .param("id", installation(tess))
                        .query(String.class)
                        .list())
                .contains("app.installed");
        assertThat(jdbc.sql("select count(*) from delivery.place where stream_id = cast(:id as uuid)")
                        .param("id", installation(tess))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesWhatOthersHaveInstalledAlone() throws Exception {
        String tess = installedInSandbox();
        save("1.0.0", PUBLIC, "");
        publishing.publish(integration, null, dora.id());
        assertThat(redirects(tess)).containsExactly(PUBLIC + "/callback");
        assertThat(install(name).path("status").asString()).isNotEmpty();
        String theirs = installs.find(integration, acme.id()).orElseThrow().clientId();

        save("1.1.0", LAPTOP, "");

        assertThat(clients.find(theirs).orElseThrow().addresses().redirectUris())
                .containsExactly(PUBLIC + "/callback");
        assertThat(redirects(tess)).containsExactly(LAPTOP + "/callback");
        assertThat(member.get("/api/listings/" + name).body().path("version").asString())
                .isEqualTo("1.0.0");
    }

    @Test
    void showsSandboxesToThePublishersDevelopersAlone() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        Account rival = person("Rita", PlatformRole.DEVELOPER);
        organizations.create(slug("rival"), "Rival", rival.id(), rival.id());
        Account operator = person("Otto", PlatformRole.OPERATOR);
        Account plain = person("Paul");
        organizations.addMember(publisher.id(), plain.id(), OrganizationRole.ADMIN, dora.id());
        Account junior = person("Jana", PlatformRole.DEVELOPER);
        organizations.addMember(publisher.id(), junior.id(), OrganizationRole.MEMBER, dora.id());

        for (Account other : Set.of(rival, operator, plain, junior)) {
            Browser browser = new Browser(port).signIn(other.email(), PASSWORD);
            String members = "/api/developer/sandbox/members";
            assertThat(browser.post(members + "/" + tess + "/enter", null).status())
                    .isEqualTo(404);
            assertThat(browser.delete(members + "/" + tess).status()).isEqualTo(404);
            assertThat(browser.get("/api/developer/sandbox?organizationId=" + publisher.id())
                            .status())
                    .isEqualTo(404);
            assertThat(browser.post(members, wanted(publisher, "Eve", "owner")).status())
                    .isEqualTo(404);
            assertThat(browser.get("/api/session").body().at("/account/name").asString())
                    .isEqualTo(other.name());
        }
    }

    @Test
    void installsNoOthersDraftAndNothingPublishedInASandbox() throws Exception {
        Account rival = person("Rita", PlatformRole.DEVELOPER);
        Organization other = organizations.create(slug("rival"), "Rival", rival.id(), rival.id());
        Browser attacker = new Browser(port).signIn(rival.email(), PASSWORD);
        enter(attacker, testMember(attacker, other, "Mallory", "owner"));

        assertThat(attacker.post("/api/apps", Map.of("action", "install", "slug", name))
                        .problem())
                .isEqualTo("unknown-app");
        assertThat(attacker.post("/api/apps", Map.of("action", "install", "slug", "bot"))
                        .problem())
                .isEqualTo("only-own-in-sandbox");
        OrganizationId sandbox = sandboxOf(attacker);
        var owner = organizations.members(sandbox).getFirst().account();
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> installs.install(integration, sandbox, owner))
                        .problem()
                        .slug())
                .isEqualTo("only-own-in-sandbox");
        assertThat(attacker.get("/api/listings/" + name).status()).isEqualTo(404);
        assertThat(admin.get("/api/listings/" + name).status()).isEqualTo(404);
        assertThat(admin.post("/api/apps", Map.of("action", "install", "slug", name))
                        .problem())
                .isEqualTo("unknown-app");
    }

    @Test
    void keepsTestMembersInsideTheirSandbox() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);

        assertThat(developer
                        .post("/api/installations", Map.of("integration", "bot", "target", "user"))
                        .status())
                .isBetween(400, 499);
        assertThat(installs.ofAccount(AccountId.of(tess))).isEmpty();
        for (String barred : Set.of(
                "/api/organizations",
                "/api/me/password",
                "/api/me/email",
                "/api/me/passkeys/options",
                "/api/me/step-up",
                "/api/me/export",
                "/api/developer/sandbox/members",
                "/api/console/people",
                "/api/requests")) {
            var refused = barred.endsWith("/password")
                    ? developer.put(barred, Map.of("password", PASSWORD))
                    : developer.post(barred, Map.of("name", "x", "displayName", "X"));
            assertThat(refused.problem()).as(barred).isEqualTo("not-for-test-members");
        }
        assertThat(developer.get("/api/developer/integrations").problem()).isEqualTo("not-for-test-members");
        String sandbox =
                developer.get("/api/session").body().at("/organizations/0/id").asString();
        assertThat(developer
                        .post(
                                "/api/organizations/" + sandbox + "/invitations",
                                Map.of("email", max.email(), "role", "member"))
                        .problem())
                .isEqualTo("not-for-test-members");
        assertThat(developer.get("/api/organizations/" + acme.id()).status()).isEqualTo(404);
        assertThat(developer
                        .put(
                                "/api/session/organization",
                                Map.of("organizationId", acme.id().toString()))
                        .status())
                .isEqualTo(404);
        Account operator = person("Otto", PlatformRole.OPERATOR);
        Browser otto = new Browser(port).signIn(operator.email(), PASSWORD);
        assertThat(otto.post(
                                "/api/organizations/" + acme.id() + "/members",
                                Map.of("email", tess + "@sandbox.invalid", "role", "member"))
                        .problem())
                .isEqualTo("not-for-test-members");
        assertThat(otto.post(
                                "/api/organizations/" + sandbox + "/members",
                                Map.of("email", max.email(), "role", "member"))
                        .problem())
                .isEqualTo("only-test-members");
        assertThat(otto.put("/api/console/people/" + tess + "/roles", Map.of("roles", List.of("developer")))
                        .problem())
                .isEqualTo("not-for-test-members");
        assertThat(otto.get("/api/console/people?q=Tess").raw()).doesNotContain(tess);
    }

    @Test
    void givesTheSandboxsClientNothingOutside() throws Exception {
        String tess = installedInSandbox();
        String foreign = install("bot").path("id").asString();
        String client =
                installs.find(integration, sandboxOf(tess)).orElseThrow().clientId();
        Secret secret = clients.openSealedSecret(client).orElseThrow();

        assertThat(token(client, secret, foreign).at("/error").asString()).isEqualTo("invalid_grant");
        String token =
                token(client, secret, installation(tess)).at("/access_token").asString();

        assertThat(token).isNotEmpty();
        assertThat(bearer("/v1/installations/" + foreign, token)).isIn(403, 404);
        assertThat(bearer("/v1/installations/" + foreign + "/members", token)).isIn(403, 404);
        assertThat(bearer("/v1/events?installation=" + foreign, token)).isIn(403, 404);
    }

    @Test
    void endsWithTheSessionThatItCameFrom() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);
        Browser elsewhere = new Browser(port).signIn(dora.email(), PASSWORD);

        assertThat(elsewhere.delete("/api/me/sessions").status()).isLessThan(300);

        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
        assertThat(developer.post("/api/session/leave", null).problem()).isEqualTo("sign-in-required");
        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
    }

    @Test
    void goesBackToNobodyWhenTheDevelopersSessionIsOver() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);
        jdbc.sql("update accounts.session set expires_at = touched_at where account_id = :dora")
                .param("dora", dora.id().value())
                .update();

        var left = developer.post("/api/session/leave", null);

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.body().at("/account").isNull()).isTrue();
        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
    }

    @Test
    void endsWithTheDevelopersRightToBeThere() throws Exception {
        Account second = person("Sara");
        organizations.addMember(publisher.id(), second.id(), OrganizationRole.OWNER, dora.id());
        String tess = testMember(developer, publisher, "Tess", "member");
        enter(developer, tess);

        organizations.changeRole(publisher.id(), dora.id(), OrganizationRole.MEMBER, second.id());

        assertThat(developer.get("/api/session").body().at("/account").isNull()).isTrue();
    }

    @Test
    void lastsEightHoursAndProvesNothing() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);

        assertThat(jdbc.sql("""
                                select extract(epoch from expires_at - signed_in_at) from accounts.session
                                where account_id = cast(:tess as uuid)
                                """).param("tess", tess).query(Integer.class).single())
                .isEqualTo(8 * 3600);
        String sandbox =
                developer.get("/api/session").body().at("/organizations/0/id").asString();
        assertThat(developer.delete("/api/organizations/" + sandbox).problem()).isEqualTo("not-for-test-members");
        assertThat(developer
                        .post("/api/developer/sandbox/members/" + tess + "/enter", null)
                        .problem())
                .isEqualTo("not-for-test-members");
    }

    @Test
    void hasTenTestMembersAndWritesToNone() throws Exception {
        for (int i = 0; i < 10; i++) {
            testMember(developer, publisher, "Tess " + i, i == 0 ? "owner" : "member");
        }
        var eleventh = developer.post("/api/developer/sandbox/members", wanted(publisher, "Tess 11", "member"));
        assertThat(eleventh.problem()).isEqualTo("too-many-test-members");
        var members = sandbox().path("members");
        assertThat(members.size()).isEqualTo(10);
        String first = members.at("/0/id").asString();
        new Browser(port).post("/api/password-reset", Map.of("email", first + "@sandbox.invalid"));

        assertThat(developer.delete("/api/developer/sandbox/members/" + first).status())
                .isEqualTo(204);

        assertThat(sandbox().path("members").size()).isEqualTo(9);
        assertThat(jdbc.sql("select count(*) from mail.letter where recipient like '%.invalid'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select sandbox is not null, password is null, roles = '{}' from accounts.account"
                                + " where id = cast(:id as uuid)")
                        .param("id", members.at("/1/id").asString())
                        .query((row, number) -> tuple(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
                        .single())
                .isEqualTo(tuple(true, true, true));
    }

    private void save(String version, String base, String more) {
        publishing.saveDraft(integration, """
                {"name": "%s", "display_name": "Notes of %s", "version": "%s", "type": "app",
                 "description": "Keeps notes.", "base_url": "%s", "callback_url": "%s/callback",
                 "webhook_url": "%s/hook", "install_targets": ["organization"], "client": "per_installation"%s}
                """.formatted(name, name, version, base, base, base, more), null, dora.id());
    }

    private JsonNode sandbox() throws Exception {
        return developer
                .get("/api/developer/sandbox?organizationId=" + publisher.id())
                .body();
    }

    private String testMember(Browser by, Organization of, String called, String role) throws Exception {
        var added = by.post("/api/developer/sandbox/members", wanted(of, called, role));
        assertThat(added.status()).as(added.raw()).isEqualTo(201);
        return added.body().path("id").asString();
    }

    private static Map<String, Object> wanted(Organization of, String called, String role) {
        return Map.of("organizationId", of.id().toString(), "name", called, "role", role);
    }

    private static void enter(Browser browser, String testMember) throws Exception {
        var entered = browser.post("/api/developer/sandbox/members/" + testMember + "/enter", null);
        assertThat(entered.status()).as(entered.raw()).isEqualTo(200);
    }

    /** The test member who installed it; the developer is back. */
    private String installedInSandbox() throws Exception {
        String tess = testMember(developer, publisher, "Tess", "owner");
        enter(developer, tess);
        var installed = developer.post("/api/apps", Map.of("action", "install", "slug", name));
        assertThat(installed.status()).as(installed.raw()).isEqualTo(201);
        developer.post("/api/session/leave", null);
        return tess;
    }

    private static OrganizationId sandboxOf(Browser entered) throws Exception {
        return OrganizationId.of(entered.get("/api/session")
                .body()
                .at("/organizations/0/id")
                .asString());
    }

    private OrganizationId sandboxOf(String testMember) {
        return organizations
                .ofAccount(AccountId.of(testMember))
                .getFirst()
                .organization()
                .id();
    }

    private String installation(String testMember) {
        return installs.find(integration, sandboxOf(testMember))
                .orElseThrow()
                .id()
                .toString();
    }

    private Set<String> redirects(String testMember) {
        String client =
                installs.find(integration, sandboxOf(testMember)).orElseThrow().clientId();
        return clients.find(client).orElseThrow().addresses().redirectUris();
    }

    private JsonNode token(String client, Secret secret, String installation) throws Exception {
        String basic =
                Base64.getEncoder().encodeToString((client + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8));
        return JsonMapper.shared()
                .readTree(send(
                                "/oidc/token",
                                "Basic " + basic,
                                "grant_type=client_credentials&installation_id=" + installation)
                        .body());
    }

    private int bearer(String path, String token) throws Exception {
        return send(path, "Bearer " + token, null).statusCode();
    }

    private HttpResponse<String> send(String path, String authorization, @Nullable String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Authorization", authorization);
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
