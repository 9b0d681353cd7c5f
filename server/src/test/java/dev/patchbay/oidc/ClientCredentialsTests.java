package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.limits.Throttle;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ClientCredentialsTests extends ProviderScene {

    private static final Map<String, String> FORM = Map.of("grant_type", "client_credentials");

    @Autowired
    MeterRegistry meters;

    @Test
    void givesTheAppATokenForItsInstallation() {
        TokenAnswer answer = token(apps.desk, FORM);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.body().has("id_token")).isFalse();
        JsonNode claims = json.readTree(TestApps.payload(answer.text("access_token")));
        assertThat(claims.get("caller").asString()).isEqualTo("installation");
        assertThat(claims.get("sub").asString()).isEqualTo(apps.organization.toString());
        assertThat(claims.get("scope").asString()).isEqualTo("data:write organization");
        assertThat(claims.get("grant_id").asString()).isNotBlank();
        assertThat(active(apps.desk, answer.text("access_token"))).isTrue();
    }

    @Test
    void countsWhatIsGivenAndWhatIsRefused() {
        double given = count("patchbay.oidc.tokens", "grant", "client_credentials");
        double refused = count("patchbay.oidc.refusals", "error", "invalid_scope");

        token(apps.desk, FORM);
        token(apps.desk, Map.of("grant_type", "client_credentials", "scope", "openid"))
                .isRefusedAs("invalid_scope");

        assertThat(count("patchbay.oidc.tokens", "grant", "client_credentials")).isEqualTo(given + 1);
        assertThat(count("patchbay.oidc.refusals", "error", "invalid_scope")).isEqualTo(refused + 1);
    }

    private double count(String name, String tag, String value) {
        return meters.counter(name, tag, value).count();
    }

    @Test
    void takesTheSecretInTheFormAsWell() {
        var answer = browser()
                .submit(
                        "/oidc/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                apps.desk.clientId(),
                                "client_secret",
                                apps.desk.secret()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "scope, openid, invalid_scope",
        "scope, fantasy:read, invalid_scope",
        "resource, https://elsewhere.example/, invalid_target",
        "installation_id, 0198a0a0-0000-7000-8000-000000000000, invalid_grant",
        "grant_type, password, unsupported_grant_type",
        "grant_type, urn:ietf:params:oauth:grant-type:token-exchange, unsupported_grant_type",
        "grant_type, urn:ietf:params:oauth:grant-type:device_code, unsupported_grant_type",
    })
    void refusesWhatIsNotGranted(String parameter, String value, String error) {
        var form = new HashMap<>(FORM);
        form.put(parameter, value);

        token(apps.desk, form).isRefusedAs(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/token", "/oidc/token/introspection", "/oidc/token/revocation"})
    void answersAWrongSecretInJson(String path) {
        var answer = browser().submitAs(apps.desk.clientId(), "wrong", path, FORM);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Basic");
        assertThat(json.readTree(answer.body()).get("error").asString()).isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/token", "/oidc/token/introspection", "/oidc/token/revocation"})
    void answersAMissingSecretInJson(String path) {
        var answer = browser().submit(path, FORM);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json.readTree(answer.body()).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void takesATokenBack() {
        String accessToken = token(apps.desk, FORM).text("access_token");

        assertThat(asClient(apps.desk, "/oidc/token/revocation", Map.of("token", accessToken))
                        .status())
                .isEqualTo(200);

        await().until(() -> !active(apps.desk, accessToken));
    }

    /** Every node keeps the list of what was revoked, for all apps, and refuses every token when it is full. */
    @Test
    void takesBackOnlySoManyTokensOfAnAppAtATime() {
        Throttle throttle = context.getBean(Throttle.class);
        String accessToken = token(apps.desk, FORM).text("access_token");
        for (int i = 0; i < TokenReturn.PER_CLIENT.attempts(); i++) {
            throttle.take(TokenReturn.bucket(apps.desk.clientId()), TokenReturn.PER_CLIENT);
        }

        var answer = browser()
                .submitAs(
                        apps.desk.clientId(),
                        apps.desk.secret(),
                        "/oidc/token/revocation",
                        Map.of("token", accessToken));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json.readTree(answer.body()).get("error").asString()).isEqualTo("temporarily_unavailable");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(3, 61);
        assertThat(active(apps.desk, accessToken)).isTrue();
        String others = token(apps.kiosk, FORM).text("access_token");
        assertThat(asClient(apps.kiosk, "/oidc/token/revocation", Map.of("token", others))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void leavesOthersTokensAlone() {
        String accessToken = token(apps.desk, FORM).text("access_token");

        assertThat(active(apps.kiosk, accessToken)).isFalse();
        assertThat(asClient(apps.kiosk, "/oidc/token/revocation", Map.of("token", accessToken))
                        .status())
                .isEqualTo(200);
        String later = token(apps.desk, FORM).text("access_token");
        asClient(apps.desk, "/oidc/token/revocation", Map.of("token", later));
        await().until(() -> !active(apps.desk, later));

        assertThat(active(apps.desk, accessToken)).isTrue();
    }

    @Test
    void refusesWhileSuspendedAndGivesAgainAfterwards() {
        String accessToken = token(apps.desk, FORM).text("access_token");
        var installation = apps.desk.installation().id();
        apps.installs.suspend(installation, SuspensionCause.ADMIN, apps.owner.account());

        token(apps.desk, FORM).isRefusedAs("invalid_client");

        apps.installs.resume(installation, SuspensionCause.ADMIN, apps.owner.account());
        String fresh = token(apps.desk, FORM).text("access_token");
        await().until(() -> !active(apps.desk, accessToken));
        assertThat(active(apps.desk, fresh)).isTrue();
    }

    @Test
    void tellsNothingAboutAPersonWhoIsNotThere() {
        String accessToken = token(apps.desk, FORM).text("access_token");

        assertThat(browser().get("/oidc/me", accessToken).statusCode()).isEqualTo(403);
    }
}
