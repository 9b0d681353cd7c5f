package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app that has never heard of Patchbay: its address is the organization's, its id and secret are shown to an admin. */
class ManualCredentialsTests extends StorefrontWorld {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BUDGET = """
            - name: budget
              display_name: Budget
              version: 1.0.0
              type: app
              description: Each organization runs its own
              base_url: https://budget.example.org
              install_targets: [organization]
              credentials: manual
              app_path: /openid/callback
              scopes: [openid, profile, email]
              scope_purposes: {openid: Signs you in., profile: Greets you., email: Writes to you.}
              app_permissions: [{name: spend, description: Spends money.}]
            - name: bot
              display_name: Bot
              version: 1.0.0
              type: app
              description: Gets its credentials by itself
              app_url: https://bot.example.com
              callback_url: https://bot.example.com/auth/callback
              install_targets: [organization]
              published: true
            """;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void offersAnAppThatIsConfiguredByHand() throws Exception {
        apply(BUDGET);
    }

    @Test
    void opensTheOrganizationsOwnAppAndTakesItsAnswersThereAlone() throws Exception {
        JsonNode listing = admin.get("/api/listings/budget").body();
        assertThat(listing.path("credentials").asString()).isEqualTo("manual");
        assertThat(listing.path("appPath").asString()).isEqualTo("/openid/callback");

        Browser.Answer installed = installAt("https://budget.acme.example/team/");

        assertThat(installed.status()).isEqualTo(201);
        assertThat(installed.body().path("status").asString()).isEqualTo("active");
        assertThat(installed.body().path("credentials").asString()).isEqualTo("manual");
        assertThat(installed.body().path("appAddress").asString()).isEqualTo("https://budget.acme.example/team");
        assertThat(member.get("/apps/budget/open").location()).isEqualTo("https://budget.acme.example/team");
        Browser.Answer shown = credentials(installed, null);
        assertThat(shown.body().path("redirectUris").valueStream().map(JsonNode::asString))
                .containsExactly("https://budget.acme.example/team/openid/callback");
        assertThat(shown.body().path("issuer").asString()).isEqualTo("http://localhost:8080/oidc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "budget.acme.example",
                "javascript:alert(1)",
                "http://budget.acme.example",
                "https://user@budget.acme.example",
                "https://budget.acme.example?x=1",
                "https://budget.acme.example#top",
                "https://localhost:9443",
                "http://localhost:5006",
                "https://budget.acme.example\\@evil.example"
            })
    void refusesAddressesThatPeopleMustNotBeSentTo(String address) throws Exception {
        Browser.Answer refused = installAt(address);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/appAddress");
        assertThat(state(admin, "/api/listings/budget")).isEqualTo("can-install");
    }

    @Test
    void takesAnAddressForAppsThatNeedOneAlone() throws Exception {
        assertThat(installAt("http://127.0.0.1:5006").status()).isEqualTo(201);
        Browser.Answer refused = admin.post(
                "/api/installations", Map.of("integration", "bot", "appAddress", "https://bot.acme.example"));
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    @Test
    void showsTheSecretOnceAndKeepsItNowhere() throws Exception {
        Browser.Answer installed = installAt("https://budget.acme.example");
        String key = ids.token(16);

        Browser.Answer shown = credentials(installed, key);
        Browser.Answer replayed = credentials(installed, key);

        String secret = shown.body().path("clientSecret").asString();
        assertThat(shown.status()).isEqualTo(201);
        assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
        assertThat(replayed.status()).isEqualTo(201);
        assertThat(replayed.body().path("clientId")).isEqualTo(shown.body().path("clientId"));
        assertThat(replayed.raw()).doesNotContain(secret);
        assertThat(jdbc.sql("select sealed_secret from grants.client where id = :id")
                        .param("id", shown.body().path("clientId").asString())
                        .query((row, number) -> row.getBytes(1) == null)
                        .single())
                .isTrue();
        for (String table : List.of("lifecycle.event", "audit.entry", "gateway.idempotency_key")) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where cast(t as text) like :secret")
                            .param("secret", "%" + secret + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(admin.get("/api/organizations/" + acme.id() + "/audit").raw())
                .contains("credentials.shown");
    }

    @Test
    void takesTheSecretOfBeforeForADayAndTheOneBeforeThatNoMore() throws Exception {
        Browser.Answer installed = installAt("https://budget.acme.example");
        JsonNode first = credentials(installed, null).body();
        assertThat(token(first)).isNotEmpty();
        JsonNode second = credentials(installed, null).body();
        assertThat(token(first)).isNotEmpty();
        assertThat(token(second)).isNotEmpty();
        credentials(installed, null);
        assertThat(token(first)).isEmpty();
        assertThat(token(second)).isNotEmpty();
        jdbc.sql("update grants.client set previous_secret_until = now() - interval '1 day' where id = :id")
                .param("id", first.path("clientId").asString())
                .update();
        assertThat(token(second)).isEmpty();
    }

    @Test
    void showsSecretsToAdminsWhoHaveJustProvenWhoTheyAreAlone() throws Exception {
        Browser.Answer installed = installAt("https://budget.acme.example");
        String path = path(installed) + "/credentials";

        assertThat(member.post(path, null).problem()).isEqualTo("only-admins-manage");
        assertThat(new Browser(port).post(path, null).problem()).isEqualTo("sign-in-required");
        Browser stranger = new Browser(port).signIn(person("Stan").email(), PASSWORD);
        assertThat(stranger.post(path, null).problem()).isEqualTo("not-found");
        jdbc.sql("update accounts.session set authenticated_at = authenticated_at - interval '11 minutes'")
                .update();
        Browser.Answer stale = admin.post(path, null);
        assertThat(stale.problem()).isEqualTo("step-up-required");
        assertThat(stale.raw()).doesNotContain("clientSecret");
        assertThat(admin.post(path + "/send", null).problem()).isEqualTo("credentials-manual");
    }

    @Test
    void tellsTheAppWhoMayUseItAndNobodyElseAnything() throws Exception {
        Browser.Answer installed = installAt("https://budget.acme.example");
        String members = "/v1" + path(installed).substring("/api".length()) + "/members";
        String token = token(credentials(installed, null).body());

        Browser.Answer listed = bearer(members, token);
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.body().path("members").findValuesAsString("userId"))
                .containsExactlyInAnyOrder(ada.id().toString(), max.id().toString());
        assertThat(listed.body().path("members").findValuesAsString("email"))
                .containsExactlyInAnyOrder(ada.email(), max.email());
        Set<String> walked = new HashSet<>();
        String next = "";
        do {
            JsonNode page = bearer(members + "?limit=1&after=" + next, token).body();
            page.path("members").forEach(one -> walked.add(one.path("userId").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(walked).hasSize(2);

        String one = members + "/" + max.id();
        assertThat(admin.put(
                                path(installed) + "/members/" + max.id(),
                                Map.of("canAccess", true, "isAdmin", true, "permissions", List.of("spend")))
                        .status())
                .isEqualTo(200);
        assertThat(bearer(one, token).body().path("isAdmin").asBoolean()).isTrue();
        assertThat(bearer(one, token).body().path("permissions").get(0).asString())
                .isEqualTo("spend");
        jdbc.sql("update accounts.account set email_confirmed_at = null where id = :id")
                .param("id", max.id().value())
                .update();
        assertThat(bearer(one, token).body().path("email").isNull()).isTrue();
        admin.put(path(installed) + "/members/" + max.id(), Map.of("canAccess", false));
        assertThat(bearer(one, token).status()).isEqualTo(404);
        assertThat(bearer(members, token).body().path("members").findValuesAsString("userId"))
                .containsExactly(ada.id().toString());
        assertThat(bearer(members, "").status()).isEqualTo(401);
        assertThat(bearer(members, token + "x").problem()).isEqualTo("invalid-token");
        assertThat(admin.get(members).status()).isEqualTo(401);
        String foreign = "/v1/installations/" + ids.next() + "/members";
        assertThat(bearer(foreign, token).status()).isEqualTo(404);
        assertThat(bearer(members + "?limit=100000", token).status()).isEqualTo(400);

        admin.post(path(installed) + "/suspend", null);
        await().untilAsserted(() -> assertThat(bearer(members, token).status()).isEqualTo(401));
    }

    private Browser.Answer installAt(String address) throws Exception {
        return admin.post("/api/installations", Map.of("integration", "budget", "appAddress", address));
    }

    private static String path(Browser.Answer installed) {
        return "/api/installations/" + installed.body().path("id").asString();
    }

    private Browser.Answer credentials(Browser.Answer installed, @Nullable String key) throws Exception {
        String path = path(installed) + "/credentials";
        return key == null ? admin.post(path, null) : admin.post(path, Map.of(), key);
    }

    private Browser.Answer bearer(String path, String token) throws Exception {
        return answer(request(path).header("Authorization", "Bearer " + token).build());
    }

    /** Of client credentials; empty when they are refused. */
    private String token(JsonNode credentials) throws Exception {
        String basic = encoded(credentials.path("clientId")) + ":" + encoded(credentials.path("clientSecret"));
        Browser.Answer answer = answer(request("/oidc/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        return answer.body().path("access_token").asString("");
    }

    private static String encoded(JsonNode text) {
        return URLEncoder.encode(text.asString(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Accept", "application/json");
    }

    private static Browser.Answer answer(HttpRequest request) throws Exception {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Browser.Answer(
                response.statusCode(), JsonMapper.shared().readTree(response.body()), null, response.body());
    }
}
