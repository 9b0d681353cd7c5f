package dev.patchbay.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The id and secret that an app was told of an installation, and what it does with them. */
record Credentials(String installation, String clientId, String clientSecret) {

    /** As they stand in {@code app.installed}. */
    static Credentials in(Receiver.Delivery delivery) {
        var body = delivery.json();
        return new Credentials(
                body.get("installationId").asString(),
                body.get("clientId").asString(),
                body.get("clientSecret").asString());
    }

    /** A token for the installation, nobody present. */
    String token(Api api) {
        return api.form("/oidc/token", "grant_type=client_credentials", Map.of("Authorization", basic()))
                .expect(200)
                .get("access_token")
                .asString();
    }

    /** Asks with the token who may use the installation. */
    Api.Answer members(Api api, String token) {
        return api.send(
                "GET",
                "/v1/installations/" + installation + "/members",
                null,
                Map.of("Authorization", "Bearer " + token));
    }

    private String basic() {
        String pair = clientId + ":" + clientSecret;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
