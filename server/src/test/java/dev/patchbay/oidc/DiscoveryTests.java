package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DiscoveryTests extends ProviderScene {

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/.well-known/openid-configuration", "/.well-known/oauth-authorization-server/oidc"})
    void tellsWhatIsSo(String path) {
        JsonNode metadata = json.readTree(browser().get(path).body());

        assertThat(metadata.get("issuer").asString()).isEqualTo(ISSUER);
        assertThat(metadata.get("authorization_endpoint").asString()).isEqualTo(ISSUER + "/auth");
        assertThat(metadata.get("token_endpoint").asString()).isEqualTo(ISSUER + "/token");
        assertThat(metadata.get("userinfo_endpoint").asString()).isEqualTo(ISSUER + "/me");
        assertThat(metadata.get("end_session_endpoint").asString()).isEqualTo(ISSUER + "/session/end");
        assertThat(metadata.get("id_token_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\",\"RS256\"]");
        assertThat(metadata.get("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        assertThat(metadata.has("registration_endpoint")).isFalse();
        assertThat(metadata.has("device_authorization_endpoint")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oidc/evil/.well-known/openid-configuration",
                "/oidc/.well-known/openid-configuration/evil",
                "/evil/oidc/.well-known/openid-configuration",
                "/oidc/evil/token",
                "/oidc/register",
                "/oidc/device_authorization",
                "/oauth2/token",
                "/oauth2/authorize",
                "/connect/register",
            })
    void hasNothingBesideItsAddresses(String path) {
        assertThat(browser().get(path).statusCode()).isEqualTo(404);
        assertThat(browser().submit(path, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void publishesPublicKeysOnly() {
        JsonNode keys = json.readTree(browser().get("/oidc/jwks").body()).get("keys");

        assertThat(keys).isNotEmpty();
        for (JsonNode key : keys) {
            boolean elliptic = key.get("kty").asString().equals("EC");
            assertThat(key.get("alg").asString()).isEqualTo(elliptic ? "ES256" : "RS256");
            assertThat(key.propertyNames()).doesNotContain("d", "p", "q", "dp", "dq", "qi", "k");
        }
        assertThat(keys.findValuesAsString("alg")).contains("ES256", "RS256");
    }
}
