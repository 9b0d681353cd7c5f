package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nobody reaches by way of a sandbox. */
class SandboxBoundsTests extends SandboxWorld {

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
        assertThat(catchThrowableOfType(ProblemException.class, () -> installs.install(integration, sandbox, owner))
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
        assertThat(ownApps.ofAccount(AccountId.of(tess))).isEmpty();
        for (String barred : Set.of(
                "/api/organizations",
                "/api/me/password",
                "/api/me/email",
                "/api/me/passkeys/options",
                "/api/me/step-up",
                "/api/me/export",
                "/api/developer/sandbox/members",
                "/api/console/people",
                "/api/requests",
                "/api/invitations/accept",
                "/api/developer/role",
                "/invitation")) {
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

    private static OrganizationId sandboxOf(Browser entered) throws Exception {
        return OrganizationId.of(
                entered.get("/api/session").body().at("/organizations/0/id").asString());
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
