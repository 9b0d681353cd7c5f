package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.grants.NotedUses;
import dev.patchbay.grants.ScopeUses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What Patchbay itself answers to apps below /v1 about people and installations. */
class GatewayOwnRoutesTests extends GatewayScene {

    @Autowired
    ScopeUses uses;

    private TestApps.Login pia;
    private TestApps.App pocket;

    @BeforeEach
    void somebodyInstallsForThemselves() {
        pia = apps.person("Pia Person");
        pocket = apps.own(pia, "email");
    }

    @Test
    void tellsOfThePersonAsFarAsTheTokensScopesGo() {
        JsonNode whole = json.readTree(get("/v1/me", ask(pocket, "")).body());
        assertThat(whole.path("id").asString()).isEqualTo(pia.account().toString());
        assertThat(whole.path("name").asString()).isEqualTo("Pia Person");
        assertThat(whole.path("locale").asString()).isEqualTo("en");
        assertThat(whole.path("email").asString()).isEqualTo(pia.email());
        assertThat(whole.path("emailVerified").asBoolean()).isTrue();

        JsonNode narrow =
                json.readTree(get("/v1/me", ask(pocket, "profile:read")).body());
        assertThat(narrow.propertyNames()).containsExactlyInAnyOrder("id", "name", "locale");
        assertThat(problem(get("/v1/me", ask(pocket, "email")))).isEqualTo("insufficient-scope");

        NotedUses.write(uses);
        assertThat(uses.lastUsed(pocket.installation().id(), pia.account())).containsOnlyKeys("profile:read", "email");
    }

    @Test
    void tellsOfNobodyWhereAnOrganizationIsMeantOrTheAppItself() {
        TestApps.App theirs = apps.install("pocket", apps.organization, apps.owner);
        String organizations =
                token(theirs, Map.of("grant_type", "client_credentials")).text("access_token");

        assertThat(problem(get("/v1/me", organizations))).isEqualTo("caller-not-allowed");
        assertThat(problem(get("/v1/me", itself()))).isEqualTo("insufficient-scope");
        assertThat(signedIn(pia).get("/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhatWasCutSoonAfterwards() {
        String token = ask(pocket, "");
        assertThat(get("/v1/me", token).statusCode()).isEqualTo(200);

        apps.ownApps.cutScope(pocket.installation().id(), "email", pia.account());

        await().untilAsserted(
                        () -> assertThat(get("/v1/me", token).statusCode()).isEqualTo(401));
        assertThat(json.readTree(get("/v1/me", ask(pocket, "")).body()).has("email"))
                .isFalse();
    }

    @Test
    void listsTheInstallationsOfTheIntegrationPageByPage() {
        TestApps.App theirs = apps.install("pocket", apps.organization, apps.owner);
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json.readTree(
                    get("/v1/installations?limit=1&after=" + next, itself()).body());
            ids.addAll(page.path("installations").findValuesAsString("id"));
            next = page.path("next").asString("");
        } while (!next.isEmpty());

        assertThat(ids)
                .contains(
                        pocket.installation().id().toString(),
                        theirs.installation().id().toString())
                .doesNotContain(apps.desk.installation().id().toString())
                .doesNotHaveDuplicates();
        JsonNode own = json.readTree(get("/v1/installations", ask(pocket, "")).body());
        assertThat(own.path("installations").findValuesAsString("id"))
                .containsExactly(pocket.installation().id().toString());
        assertThat(get("/v1/installations?limit=1000", itself()).statusCode()).isEqualTo(400);
    }

    @Test
    void showsAnInstallationToItsIntegrationAlone() {
        TestApps.App theirs = apps.install("pocket", apps.organization, apps.owner);
        String path = "/v1/installations/" + pocket.installation().id();

        JsonNode shown = json.readTree(get(path, itself()).body());
        assertThat(shown.path("target").asString()).isEqualTo("user");
        assertThat(shown.path("userId").asString()).isEqualTo(pia.account().toString());
        assertThat(shown.path("organizationId").isNull()).isTrue();
        assertThat(shown.path("status").asString()).isEqualTo("active");
        assertThat(get(path, machine()).statusCode()).isEqualTo(404);
        String others = "/v1/installations/" + theirs.installation().id();
        assertThat(get(others, itself()).statusCode()).isEqualTo(200);
        assertThat(get(others, ask(pocket, "")).statusCode()).isEqualTo(404);
        assertThat(get("/v1/installations/" + apps.desk.installation().id(), itself())
                        .statusCode())
                .isEqualTo(404);
    }

    /** A token of the integration for what the person installed. */
    private String ask(TestApps.App app, String scope) {
        var form = new TreeMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "installation_id",
                app.installation().id().toString()));
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        return token(app, form).text("access_token");
    }

    /** A token of the integration as itself. */
    private String itself() {
        return token(pocket, Map.of("grant_type", "client_credentials")).text("access_token");
    }
}
