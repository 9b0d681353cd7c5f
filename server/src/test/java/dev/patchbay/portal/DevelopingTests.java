package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class DevelopingTests extends DeveloperWorld {

    @Autowired
    Clients clients;

    @Autowired
    PlatformSettings platform;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void showsTheCredentialsOfWhatIsRegisteredOnce() throws Exception {
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        String client = registered.body().path("clientId").asString();
        assertThat(clients.verifySecret(
                        client, Secret.of(registered.body().path("clientSecret").asString())))
                .isTrue();
        assertThat(clients.openSealedSecret(client)).isEmpty();
        assertThat(registered.body().path("webhookSecret").asString()).startsWith("whsec_");
        JsonNode overview = get("").body();
        assertThat(overview.path("publisher").path("displayName").asString()).isEqualTo("Müller & Söhne");
        assertThat(overview.path("client").path("proof").asString()).isEqualTo("secret");
        assertThat(overview.path("version").isNull()).isTrue();
        assertThat(overview.toString()).doesNotContain("ecret\":");
        assertThat(actions()).contains("integration.registered", "organization.created");
    }

    @Test
    void makesNoSecretForAClientWithKeys() throws Exception {
        var answer = send(
                "POST",
                "/api/developer/integrations",
                Map.of(
                        "name",
                        "keys-" + ids.next(),
                        "displayName",
                        "Keys " + ids.next().toString().substring(24),
                        "type",
                        "app",
                        "publisher",
                        Map.of("organizationId", publisher()),
                        "jwksUri",
                        "http://127.0.0.1:3000/jwks.json"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("clientSecret").isNull()).isTrue();
        integration = answer.body().path("name").asString();
        assertThat(get("").body().path("client").path("proof").asString()).isEqualTo("keys");
        assertThat(draft().path("jwks_uri").asString()).isEqualTo("http://127.0.0.1:3000/jwks.json");
    }

    @Test
    void registersNothingForPeopleWhoAreNoDevelopersOrNoAdmins() throws Exception {
        String publisher = publisher();
        var member = person(PlatformRole.DEVELOPER);
        organizations.addMember(OrganizationId.of(publisher), member.id(), OrganizationRole.MEMBER, developer.id());
        signIn(member);
        Map<String, Object> wish = Map.of(
                "name",
                "not-" + ids.next(),
                "displayName",
                "Not",
                "type",
                "app",
                "publisher",
                Map.of("organizationId", publisher));
        assertThat(send("POST", "/api/developer/integrations", wish).problem()).isEqualTo("only-admins");
        assertThat(get("").status()).isEqualTo(404);
        signIn(person());
        assertThat(send("POST", "/api/developer/integrations", wish).problem()).isEqualTo("only-developers");
        signIn(operator);
        assertThat(get("").status()).isEqualTo(404);
    }

    @Test
    void savesDraftsOnlyOverWhatWasRead() throws Exception {
        var read = get("/draft");
        String tag = read.response().headers().firstValue("ETag").orElseThrow();
        var changed = draft();
        changed.put("description", "Ordinary words");

        assertThat(put(changed.toString(), Map.of("If-Match", tag)).status()).isEqualTo(200);
        var late = put(changed.put("description", "Later words").toString(), Map.of("If-Match", tag));

        assertThat(late.problem()).isEqualTo("draft-changed");
        assertThat(draft().path("description").asString()).isEqualTo("Ordinary words");
        assertThat(put(changed.toString(), Map.of("If-Match", "nonsense")).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void saysWhereMistakesAre() throws Exception {
        String manifest = draft().put("scope", "x").toPrettyString();

        var refused = put(manifest, Map.of());
        var found = raw("POST", "/api/developer/manifest/validate?integration=" + integration, manifest, Map.of());

        assertThat(refused.problem()).isEqualTo("invalid-manifest");
        JsonNode mistake = found.body().path("errors").path(0);
        assertThat(mistake.path("pointer").asString()).isEqualTo("/scope");
        assertThat(mistake.path("line").asInt()).isGreaterThan(1);
        assertThat(mistake.path("nearest").asString()).isEqualTo("scopes");
    }

    @Test
    void refusesWhatIsTooLargeOrNoText() throws Exception {
        var huge = raw(
                "PUT",
                "/api/developer/integrations/" + integration + "/draft",
                "{\"name\":\"" + "x".repeat(50 * 1024 * 1024) + "\"}",
                Map.of());
        assertThat(huge.status()).isEqualTo(413);
        assertThat(put("{\"version\": 1e999}", Map.of()).status()).isEqualTo(400);
        assertThat(put("[".repeat(100_000), Map.of()).status()).isEqualTo(400);
        assertThat(put("", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void fetchesNothingThatMustNotBeFetched() throws Exception {
        put(draft().put("base_url", "http://127.0.0.1:" + port).toString(), Map.of());

        var refused = post("/draft/fetch", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("manifest-not-fetched");
    }

    @Test
    void refusesToPublishWhatOnlyThisMachineReaches() throws Exception {
        var refused = post("/versions", Map.of("changelog", "First"));

        assertThat(refused.problem()).isEqualTo("invalid-manifest");
        assertThat(get("/versions").body().path("versions").isEmpty()).isTrue();
        assertThat(get("/versions/draft/difference").body().path("before").isNull())
                .isTrue();
    }

    @Test
    void takesDraftsFromTheIntegrationItselfAndFromNoOtherToken() throws Exception {
        var own = draft();
        own.put("description", "Pushed by a build");
        var saved = raw(
                "PUT", "/v1/integration/draft", own.toString(), Map.of("Authorization", "Bearer " + token(registered)));
        var other = register("widget");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(draft().path("description").asString()).isEqualTo("Pushed by a build");
        assertThat(raw(
                                "PUT",
                                "/v1/integration/draft",
                                own.toString(),
                                Map.of("Authorization", "Bearer " + token(other)))
                        .problem())
                .isEqualTo("invalid-manifest");
        assertThat(raw("POST", "/v1/integration/versions", "{}", Map.of("Authorization", "Bearer " + token(registered)))
                        .problem())
                .isEqualTo("invalid-manifest");
        assertThat(raw("PUT", "/v1/integration/draft", own.toString(), Map.of("Authorization", "Bearer nonsense"))
                        .status())
                .isEqualTo(401);
        assertThat(actions()).contains("integration.pushed");
    }

    @Test
    void letsOperatorsDecideWhoBecomesADeveloper() throws Exception {
        developers(Platform.Developers.APPROVAL);
        var newcomer = person();
        signIn(newcomer);
        assertThat(send("POST", "/api/developer/role", null)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("asked");
        assertThat(send("POST", "/api/developer/role", null)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("asked");
        assertThat(send("POST", "/api/console/developers/" + newcomer.id() + "/approve", null)
                        .problem())
                .isEqualTo("only-operators");

        signIn(operator);
        assertThat(send("GET", "/api/console/developers", null).body().toString())
                .contains(newcomer.id().toString());
        assertThat(send("POST", "/api/console/developers/" + newcomer.id() + "/approve", null)
                        .status())
                .isEqualTo(204);
        assertThat(send("POST", "/api/console/developers/" + newcomer.id() + "/approve", null)
                        .status())
                .isEqualTo(404);

        signIn(newcomer);
        assertThat(send("GET", "/api/developer/role", null).body().path("state").asString())
                .isEqualTo("granted");
        developers(Platform.Developers.OPEN);
        signIn(person());
        assertThat(send("POST", "/api/developer/role", null)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("granted");
    }

    @Test
    void countsWhoCameAndWent() throws Exception {
        signIn(operator);
        integration = list("counted", "");
        var one = install(integration);
        install(integration);
        installs.uninstall(one.id(), operator.id());

        JsonNode statistics = get("/statistics?days=7").body();

        assertThat(statistics.path("installs").size()).isEqualTo(7);
        JsonNode today = statistics.path("installs").path(6);
        assertThat(List.of(
                        today.path("installed").asInt(),
                        today.path("uninstalled").asInt(),
                        today.path("active").asInt()))
                .containsExactly(2, 1, 1);
        assertThat(statistics.path("installs").path(5).path("active").asInt()).isZero();
        assertThat(statistics.path("churn").asDouble()).isEqualTo(0.5);
        assertThat(get("/statistics?days=0").problem()).isEqualTo("invalid-request");
    }

    private String publisher() throws Exception {
        return get("").body().path("publisher").path("organizationId").asString();
    }

    private void developers(Platform.Developers wanted) {
        transaction.executeWithoutResult(status -> {
            Platform now = platform.newest();
            platform.change(
                    new Platform(
                            now.brand(), now.signUp(), now.mailSender(), now.defaultLocale(), wanted, now.version()),
                    operator.id());
        });
    }

    private List<String> actions() {
        return jdbc.sql("select action from audit.entry order by at desc limit 20")
                .query((row, number) -> row.getString("action"))
                .list();
    }
}
