package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.InstallationId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Installing for oneself, seen through the API. */
class OwnInstallsApiTests extends StorefrontWorld {

    private static final String POCKET = """
            - name: pocket
              display_name: Pocket
              version: 1.0.0
              type: app
              description: For single people too
              app_url: https://pocket.example.com
              callback_url: https://pocket.example.com/auth/callback
              initiate_login_url: https://pocket.example.com/auth/login
              client: per_installation
              install_targets: [organization, user]
              scopes: [openid, "profile:read"]
              optional_scopes: [email]
              scope_purposes: {openid: Signs you in., "profile:read": Greets you., email: Writes.}
              published: true
            - name: launched
              display_name: Launched
              version: 1.0.0
              type: app
              description: Cannot start a sign-in
              app_url: https://launched.example.com/start
              callback_url: https://launched.example.com/auth/callback
              open: launch
              install_targets: [organization, user]
              scopes: [openid]
              scope_purposes: {openid: Signs you in.}
              published: true
            """;

    @Autowired
    Installs installs;

    @Autowired
    OwnApps ownApps;

    private Browser person;

    @BeforeEach
    void somebodyWithoutAnOrganization() throws Exception {
        apply(CATALOG + POCKET);
        Account pia = person("Pia");
        person = new Browser(port).signIn(pia.email(), PASSWORD);
    }

    @Test
    void saysWhatHasToBeAgreedToAndInstallsNothingBeforeThat() throws Exception {
        var refused = person.post("/api/installations", Map.of("integration", "pocket", "target", "user"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("consent-required");
        assertThat(refused.body().path("consentUrl").asString())
                .isEqualTo("/consent?integration=pocket&return=/apps/pocket");
        assertThat(refused.body()
                        .path("scopes")
                        .valueStream()
                        .map(scope -> scope.path("scope").asString() + " "
                                + scope.path("optional").asBoolean() + " "
                                + scope.path("purpose").asString() + " "
                                + scope.path("new").asBoolean()))
                .containsExactly(
                        "openid false Signs you in. false",
                        "profile:read false Greets you. false",
                        "email true Writes. false");
        assertThat(person.post("/api/apps", Map.of("action", "install", "slug", "pocket", "target", "user"))
                        .problem())
                .isEqualTo("consent-required");
        assertThat(own()).isEmpty();
        assertThat(personal("pocket").path("state").asString()).isEqualTo("installable");
    }

    @Test
    void refusesToInstallForOneselfAndForAnOrganizationAtOnce() throws Exception {
        String organization = "0198c000-0000-7000-8000-000000000000";

        var refused = person.post(
                "/api/installations",
                Map.of("integration", "pocket", "target", "user", "organizationId", organization));
        var alike = person.post(
                "/api/apps",
                Map.of("action", "install", "slug", "pocket", "target", "user", "organizationId", organization));
        var listed = person.get("/api/installations?target=user&organizationId=" + organization);
        var installed = person.get("/api/apps?action=installed&target=user&organizationId=" + organization);

        for (var answer : List.of(refused, alike, listed, installed)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("errors").get(0).path("pointer").asString())
                    .isEqualTo("/organizationId");
        }
        assertThat(own()).isEmpty();
    }

    @Test
    void installsWithConsentOnceAndOpensByTheAppsOwnLogin() throws Exception {
        var made = install("pocket", "openid", "profile:read");
        var again = install("pocket", "openid", "profile:read");

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(made.body().path("target").asString()).isEqualTo("user");
        assertThat(made.body().path("organizationId").isNull()).isTrue();
        assertThat(made.body().path("clientId").isNull()).isTrue();
        assertThat(own()).hasSize(1);
        JsonNode personal = personal("pocket");
        assertThat(personal.path("state").asString()).isEqualTo("installed");
        assertThat(personal.path("installation").path("canOpen").asBoolean()).isTrue();
        var opened = person.get(made.body().path("openUrl").asString());
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.location())
                .startsWith("https://pocket.example.com/auth/login?iss=")
                .contains("client_id=c_")
                .doesNotContain("organization_id");
        assertThat(person.get("/api/apps?action=sso&slug=pocket")
                        .body()
                        .path("url")
                        .asString())
                .isEqualTo(opened.location());
        assertThat(person.get("/api/apps?action=installed")
                        .body()
                        .path("installed")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    void sendsPeopleToALaunchedAppsStart() throws Exception {
        install("launched", "openid");

        assertThat(person.get("/apps/launched/open").location()).isEqualTo("https://launched.example.com/start");
    }

    @Test
    void prefersTheOrganizationsAppUnlessOnesOwnIsMeant() throws Exception {
        String version = member.post("/api/installations", Map.of("integration", "pocket", "target", "user"))
                .body()
                .path("version")
                .asString();
        var consent = Map.of("version", version, "scopes", List.of("openid", "profile:read"));
        member.post("/api/installations", Map.of("integration", "pocket", "target", "user", "consent", consent));
        assertThat(member.get("/apps/pocket/open").location()).doesNotContain("organization_id");

        member.put(
                "/api/session/organization", Map.of("organizationId", acme.id().toString()));
        admin.post("/api/installations", Map.of("integration", "pocket"));

        assertThat(member.get("/apps/pocket/open").location()).contains("organization_id=" + acme.id());
        assertThat(member.get("/apps/pocket/open?for=user").location()).doesNotContain("organization_id");
    }

    @Test
    void refusesConsentThatIsStaleShortOrTooMuch() throws Exception {
        String version = version("pocket");
        for (var wrong : Map.of(
                        "/consent/version", Map.of("version", "1.0.0", "scopes", List.of("openid", "profile:read")),
                        "/consent/scopes", Map.of("version", version, "scopes", List.of("openid")))
                .entrySet()) {
            var refused = person.post(
                    "/api/installations",
                    Map.of("integration", "pocket", "target", "user", "consent", wrong.getValue()));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("pointer").asString())
                    .isEqualTo(wrong.getKey());
        }
        assertThat(person.post(
                                "/api/installations",
                                Map.of("integration", "pocket", "target", "user", "consent", Map.of()))
                        .status())
                .isEqualTo(400);
        assertThat(install("pocket", "openid", "profile:read", "fantasy:read").status())
                .isEqualTo(400);
        assertThat(person.post("/api/installations", Map.of("integration", "bot", "target", "user"))
                        .problem())
                .isEqualTo("not-for-people");
        assertThat(personal("bot").path("state").asString()).isEqualTo("not-for-people");
        assertThat(own()).isEmpty();
    }

    @Test
    void showsEachPermissionTakesOneBackAndThenAll() throws Exception {
        String id = install("pocket", "openid", "profile:read", "email")
                .body()
                .path("id")
                .asString();

        JsonNode app = app(id);
        assertThat(app.path("target").asString()).isEqualTo("user");
        assertThat(app.path("canCut").asBoolean()).isTrue();
        assertThat(app.path("lastUsedAt").isNull()).isTrue();
        assertThat(app.path("scopes")
                        .valueStream()
                        .map(scope -> scope.path("scope").asString()))
                .containsExactly("email", "openid", "profile:read");
        var cut = person.delete("/api/me/apps/" + id + "/scopes/email");
        assertThat(cut.status()).isEqualTo(200);
        assertThat(cut.body()).isEqualTo(app(id));
        assertThat(cut.body().path("scopes")).hasSize(2);
        assertThat(person.delete("/api/me/apps/" + id + "/scopes/fantasy:read").status())
                .isEqualTo(404);
        assertThat(member.delete("/api/me/apps/" + id + "/scopes/openid").status())
                .isEqualTo(404);
        assertThat(member.delete("/api/me/apps/" + id).status()).isEqualTo(404);
        assertThat(member.get("/api/installations/" + id).status()).isEqualTo(404);

        assertThat(person.delete("/api/me/apps/" + id).status()).isEqualTo(204);

        assertThat(person.get("/api/me/apps").body().path("apps")).isEmpty();
        assertThat(person.get("/api/installations/" + id).body().path("status").asString())
                .isEqualTo("uninstalled");
        assertThat(personal("pocket").path("state").asString()).isEqualTo("installable");
    }

    @Test
    void asksAgainWhenTheAppWantsMoreAndAgreesInPlace() throws Exception {
        String id =
                install("pocket", "openid", "profile:read").body().path("id").asString();
        apply(CATALOG
                + POCKET.replace("[openid, \"profile:read\"]", "[openid, \"profile:read\", \"dashboard:read\"]")
                        .replace("email: Writes.}", "email: Writes., \"dashboard:read\": Looks.}"));

        assertThat(personal("pocket").path("reconsent").asBoolean()).isTrue();
        JsonNode reconsent = app(id).path("reconsent");
        assertThat(reconsent.path("consentUrl").asString())
                .isEqualTo("/consent?integration=pocket&return=/settings/apps");
        assertThat(reconsent
                        .path("scopes")
                        .valueStream()
                        .filter(scope -> scope.path("new").asBoolean())
                        .map(scope -> scope.path("scope").asString()))
                .containsExactly("dashboard:read");
        String version = ownApps.asked(
                        installs.find(InstallationId.of(id)).orElseThrow().integration(),
                        installs.find(InstallationId.of(id)).orElseThrow().installedBy())
                .version();
        var agreed = person.post(
                "/api/installations/" + id + "/consent",
                Map.of("version", version, "scopes", List.of("openid", "profile:read", "dashboard:read")));
        assertThat(agreed.status()).isEqualTo(200);
        assertThat(app(id).path("reconsent").isNull()).isTrue();
        assertThat(app(id).path("scopes")).hasSize(3);
        var refused = person.post(
                "/api/installations/" + id + "/consent", Map.of("version", version, "scopes", List.of("openid")));
        assertThat(refused.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/scopes");
    }

    @Test
    void letsAMemberGiveUpAnOrganizationsApp() throws Exception {
        String id = install("bot").path("id").asString();

        assertThat(person.post("/api/me/apps/" + id + "/give-up", null).status())
                .isEqualTo(404);
        assertThat(member.post("/api/me/apps/" + id + "/give-up", null).status())
                .isEqualTo(204);

        assertThat(member.get("/api/installations/" + id).body().path("canOpen").asBoolean())
                .isFalse();
        assertThat(admin.get("/api/installations/" + id).body().path("canOpen").asBoolean())
                .isTrue();
    }

    @Test
    void removesByTheFirstMarketplacesWords() throws Exception {
        install("pocket", "openid", "profile:read");
        var uninstall = Map.of("action", "uninstall", "slug", "pocket", "target", "user");

        assertThat(member.post("/api/apps", uninstall).problem()).isEqualTo("not-installed");
        assertThat(person.post("/api/apps", uninstall)
                        .body()
                        .path("installation")
                        .path("status")
                        .asString())
                .isEqualTo("inactive");
    }

    private Browser.Answer install(String name, String... scopes) throws Exception {
        var consent = Map.of("version", version(name), "scopes", List.of(scopes));
        return person.post("/api/installations", Map.of("integration", name, "target", "user", "consent", consent));
    }

    private String version(String name) throws Exception {
        var listing = person.post("/api/installations", Map.of("integration", name, "target", "user"));
        return listing.status() == 409
                ? listing.body().path("version").asString()
                : ownApps.asked(
                                installs.find(InstallationId.of(
                                                listing.body().path("id").asString()))
                                        .orElseThrow()
                                        .integration(),
                                installs.find(InstallationId.of(
                                                listing.body().path("id").asString()))
                                        .orElseThrow()
                                        .installedBy())
                        .version();
    }

    private JsonNode personal(String name) throws Exception {
        return person.get("/api/listings/" + name).body().path("viewer").path("personal");
    }

    private List<JsonNode> own() throws Exception {
        return person.get("/api/installations?target=user")
                .body()
                .path("installations")
                .valueStream()
                .toList();
    }

    private JsonNode app(String id) throws Exception {
        return person.get("/api/me/apps")
                .body()
                .path("apps")
                .valueStream()
                .filter(app -> app.path("installationId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
