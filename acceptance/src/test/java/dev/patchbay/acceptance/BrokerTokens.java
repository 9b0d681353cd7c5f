package dev.patchbay.acceptance;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Tokens of integrations' clients for the broker. */
final class BrokerTokens {

    private BrokerTokens() {}

    static String of(URI base, String clientId, String clientSecret) {
        String pair = encode(clientId) + ":" + encode(clientSecret);
        return Api.at(base)
                .form(
                        "/oidc/token",
                        "grant_type=client_credentials&resource=" + encode("patchbay:broker"),
                        Map.of(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))))
                .expect(200)
                .get("access_token")
                .asString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
