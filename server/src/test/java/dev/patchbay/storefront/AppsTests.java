package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.PlatformRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AppsTests extends StorefrontWorld {

    @Test
    void asksForAnOrganizationWhereSeveralArePossible() throws Exception {
        organizations.create(slug("second"), "Second", ada.id(), ada.id());
        Browser undecided = new Browser(port).signIn(ada.email(), PASSWORD);

        assertThat(undecided
                        .post("/api/apps", Map.of("action", "install", "slug", "bot"))
                        .problem())
                .isEqualTo("organization-required");
        assertThat(undecided.get("/apps/bot/open").problem()).isEqualTo("organization-required");
        assertThat(undecided.get("/api/apps?action=installed").status()).isEqualTo(409);
        assertThat(undecided
                        .get("/api/apps?action=installed&organizationId=" + acme.id())
                        .status())
                .isEqualTo(200);
        undecided.put(
                "/api/session/organization", Map.of("organizationId", acme.id().toString()));
        assertThat(undecided
                        .post("/api/apps", Map.of("action", "install", "slug", "bot"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void opensByInitiateWithEverythingTheAppNeeds() throws Exception {
        JsonNode installation = install("customer-service");

        Browser.Answer answer = member.get("/apps/customer-service/open?target=/tickets/7?tab%3Dall");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location())
                .isEqualTo(
                        "https://support.example.com/auth/login?via=patchbay&iss=http%3A%2F%2Flocalhost%3A8080%2Foidc"
                                + "&client_id=" + installation.path("clientId").asString() + "&organization_id="
                                + acme.id()
                                + "&target_link_uri=https%3A%2F%2Fsupport.example.com%2Ftickets%2F7%3Ftab%3Dall");
        assertThat(installation.path("openUrl").asString())
                .isEqualTo("/apps/customer-service/open?organizationId=" + acme.id());
    }

    @Test
    void opensByLaunchWithARequestOfOneUse() throws Exception {
        JsonNode installation = install("bot");

        String first =
                member.get("/api/apps?action=sso&slug=bot").body().path("url").asString();
        String second =
                member.get("/api/apps?action=sso&slug=bot").body().path("url").asString();

        assertThat(first)
                .startsWith("http://localhost:8080/oidc/auth?client_id="
                        + installation.path("clientId").asString() + "&request_uri=");
        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "/%2f%2fevil", "tickets"})
    void neverOpensAnotherSite(String target) throws Exception {
        install("customer-service");

        Browser.Answer answer = member.get("/apps/customer-service/open?target=" + target.replace("%", "%25"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-path");
    }

    @Test
    void sendsWhoIsNotSignedInThroughSigningIn() throws Exception {
        Browser.Answer answer = new Browser(port).get("/apps/bot/open?organizationId=" + acme.id());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/login?return=%2Fapps%2Fbot%2Fopen%3ForganizationId%3D" + acme.id());
    }

    @Test
    void saysWhomToAskWhereAnAppCannotBeOpened() throws Exception {
        Browser.Answer missing = member.get("/apps/bot/open");
        assertThat(missing.status()).isEqualTo(409);
        assertThat(missing.problem()).isEqualTo("not-installed");
        assertThat(missing.body().path("detail").asString()).isEqualTo("Bot is not installed for Acme. Ask Ada.");

        admin.post("/api/installations/" + install("bot").path("id").asString() + "/suspend", null);
        Browser.Answer suspended = member.get("/apps/bot/open");
        assertThat(suspended.status()).isEqualTo(403);
        assertThat(suspended.body().path("detail").asString()).isEqualTo("Bot is suspended. Ask Ada.");
        assertThat(member.get("/apps/nothing/open").problem()).isEqualTo("unknown-app");
    }

    @Test
    void speaksTheWordsOfTheFirstMarketplace() throws Exception {
        Browser.Answer installed = admin.post("/api/apps", Map.of("action", "install", "slug", "bot"));
        assertThat(installed.status()).isEqualTo(201);
        assertLike("apps.install.json", installed.body());
        assertThat(admin.post("/api/apps", Map.of("action", "install", "slug", "bot"))
                        .status())
                .isEqualTo(200);
        assertLike("apps.json", admin.get("/api/apps").body());
        assertLike(
                "apps.installed.json", admin.get("/api/apps?action=installed").body());
        assertThat(member.get("/api/apps?action=installed")
                        .body()
                        .at("/installed/0/clientId")
                        .isNull())
                .isTrue();

        Browser.Answer removed = admin.post("/api/apps", Map.of("action", "uninstall", "slug", "bot"));
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.body().path("installation").path("status").asString())
                .isEqualTo("inactive");
        assertThat(admin.get("/api/apps?action=installed")
                        .body()
                        .at("/installed/0/status")
                        .asString())
                .isEqualTo("inactive");
    }

    /** Equal but for ids, client ids and times, which have the right form. */
    private static void assertLike(String example, JsonNode actual) throws Exception {
        String expected = Files.readString(Path.of("../contracts/examples", example));

        assertThat(JsonMapper.shared().readTree(masked(actual.toString())))
                .isEqualTo(JsonMapper.shared().readTree(masked(expected)));
    }

    private static String masked(String json) {
        return json.replaceAll("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", "\"id\"")
                .replaceAll("\"c_[a-z0-9]{26}\"", "\"client\"")
                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"time\"");
    }

    @Test
    void letsOnlyOperatorsApplyTheCatalog() throws Exception {
        assertThat(new Browser(port)
                        .post("/api/console/catalog", Map.of("dryRun", true))
                        .status())
                .isEqualTo(401);
        assertThat(admin.post("/api/console/catalog", Map.of("dryRun", true)).problem())
                .isEqualTo("only-operators");
        Browser operator =
                new Browser(port).signIn(person("Olga", PlatformRole.OPERATOR).email(), PASSWORD);
        assertThat(operator.post("/api/console/catalog", Map.of("dryRun", true)).problem())
                .isEqualTo("no-catalog-file");
    }

    @Test
    void namesEveryMistakeOfARequestToApps() throws Exception {
        Browser.Answer answer = admin.post("/api/apps", Map.of("action", "reinstall"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/action", "/slug");
        assertThat(admin.get("/api/apps?action=delete").problem()).isEqualTo("invalid-request");
        assertThat(admin.get("/api/apps?action=sso").problem()).isEqualTo("invalid-request");
        assertThat(admin.post("/api/apps", Map.of("action", "uninstall", "slug", "slow"))
                        .problem())
                .isEqualTo("not-installed");
        assertThat(new Browser(port)
                        .post("/api/apps", Map.of("action", "install", "slug", "bot"))
                        .status())
                .isEqualTo(401);
        assertThat(member.post("/api/apps", Map.of("action", "install", "slug", "bot"))
                        .problem())
                .isEqualTo("only-admins-install");
    }
}
