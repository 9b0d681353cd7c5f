package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Row 23: the API of the Optare guide, as a program uses it. */
class DocumentedApiStoryTests {

    @Test
    void aProgramListsInstallsOpensAndUninstalls() {
        var organization = Api.newOrganization("Tide Tables");
        var api = organization.api();

        assertThat(api.get("/api/apps").expect(200).get("apps"))
                .extracting(app -> app.get("slug").asString())
                .contains("customer-service", "bot", "crm", "analytics");
        var installed =
                api.post("/api/apps", Map.of("action", "install", "slug", "bot", "organizationId", organization.id()));
        JsonNode installation = installed.expect(201).get("installation");
        assertThat(installed.response().body()).doesNotContainIgnoringCase("secret");
        Installing.awaitStatus(api, installation.get("id").asString(), "active");

        assertThat(app(
                                api.get("/api/apps?action=installed&organizationId=" + organization.id())
                                        .expect(200)
                                        .get("installed"),
                                "bot")
                        .get("status")
                        .asString())
                .isEqualTo("active");
        String url = api.get("/api/apps?action=sso&slug=bot&organizationId=" + organization.id())
                .expect(200)
                .get("url")
                .asString();
        assertThat(url)
                .startsWith(RunningPatchbay.shared().base() + "/oidc/auth?")
                .contains("request_uri=");

        api.post("/api/apps", Map.of("action", "uninstall", "slug", "bot", "organizationId", organization.id()))
                .expect(200);
        assertThat(Installing.status(api, installation.get("id").asString())).isEqualTo("uninstalled");
    }

    @Test
    void installingTwiceGivesTheSameInstallation() {
        var organization = Api.newOrganization("Double Click");
        Map<String, String> body = Map.of("integration", "crm", "organizationId", organization.id());

        JsonNode first = organization.api().post("/api/installations", body).expect(201);
        JsonNode second = organization.api().post("/api/installations", body).expect(200);

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("clientId")).isEqualTo(first.get("clientId"));
    }

    @Test
    void membersAndStrangersInstallNothing() {
        var organization = Api.newOrganization("Members Only");
        var stranger = Api.newOrganization("Strangers");
        var operator = Api.signedIn(RunningPatchbay.shared().operator());
        var member =
                Api.signedIn(operator.member(organization, "Mona", "member").login());
        Map<String, String> body = Map.of("integration", "crm", "organizationId", organization.id());

        var refused = member.post("/api/installations", body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("only-admins-install");
        assertThat(refused.json().get("admins").toString())
                .contains(organization.owner().login().name());
        assertThat(stranger.api().post("/api/installations", body).status()).isEqualTo(404);
        assertThat(Api.anonymous().post("/api/installations", body).status()).isEqualTo(401);
    }

    @Test
    void aStrangerSeesAndChangesNothingOfAnotherOrganization() {
        var organization = Api.newOrganization("Ours");
        var stranger = Api.newOrganization("Theirs").api();
        String installation = Installing.install(organization, "bot");

        assertThat(stranger.get("/api/installations/" + installation).status()).isEqualTo(404);
        assertThat(stranger.post("/api/installations/" + installation + "/suspend", null)
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/api/installations/" + installation + "/resume", null)
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/api/installations/" + installation + "/try-now", null)
                        .status())
                .isEqualTo(404);
        assertThat(stranger.delete("/api/installations/" + installation).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/installations?organizationId=" + organization.id())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/organizations/" + organization.id()).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/organizations/" + organization.id() + "/members")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/organizations/" + organization.id() + "/audit")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/apps?action=sso&slug=bot&organizationId=" + organization.id())
                        .status())
                .isIn(403, 404);
        assertThat(Installing.status(organization.api(), installation)).isEqualTo("active");
    }

    @Test
    void unknownAppsAndBadBodiesAreRefusedByName() {
        var api = Api.newOrganization("Typos");

        var unknown =
                api.api().post("/api/installations", Map.of("integration", "no-such-app", "organizationId", api.id()));
        assertThat(unknown.status()).isEqualTo(404);
        var misspelt = api.api().post("/api/installations", Map.of("integratoin", "bot"));
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/integratoin");
        assertThat(api.api()
                        .post("/api/apps", Map.of("action", "explode", "slug", "bot"))
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode app(JsonNode list, String slug) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.toString().contains("\"" + slug + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + slug + " in " + list));
    }
}
