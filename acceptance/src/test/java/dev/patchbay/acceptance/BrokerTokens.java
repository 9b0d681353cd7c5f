package dev.patchbay.acceptance;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Tokens of integrations' own clients. */
final class BrokerTokens {

    private BrokerTokens() {}

    /** One for the broker, and for nothing else. */
    static String of(URI base, String clientId, String clientSecret) {
        return of(base, clientId, clientSecret, "&resource=" + encode("patchbay:broker"));
    }

    /** @param more what is asked beside */
    static String of(URI base, String clientId, String clientSecret, String more) {
        String pair = encode(clientId) + ":" + encode(clientSecret);
        return Api.at(base)
                .form(
                        "/oidc/token",
                        "grant_type=client_credentials" + more,
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
