package dev.patchbay.acceptance;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** The steps of the authorization code flow, one by one, so that a story can go wrong at each. */
record SignInThere(Api person, String clientId, String clientSecret, URI redirectUri) {

    static final String VERIFIER = "a-code-verifier-of-a-story-that-is-long-enough-for-rfc-7636";

    /** Asks for a code with a right challenge and this redirect URI. */
    Api.Answer authorize(String redirect) {
        return authorize(Map.of("redirect_uri", redirect));
    }

    Api.Answer authorize(Map<String, String> changes) {
        var parameters = new java.util.TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", clientId,
                "redirect_uri", redirectUri.toString(),
                "scope", "openid profile email organization",
                "state", "the-state",
                "nonce", "the-nonce",
                "code_challenge", challenge(VERIFIER),
                "code_challenge_method", "S256"));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return person.get("/oidc/auth?" + form(parameters));
    }

    /** A code, from a request that must be answered with one. */
    String code() {
        var answer = authorize(Map.of());
        String location = answer.header("Location");
        if (!location.startsWith(redirectUri.toString())) {
            throw new AssertionError("not sent back to the app: " + answer.status() + " " + location + " " + answer);
        }
        return parameter(location, "code");
    }

    Api.Answer redeem(String code) {
        return redeem(Map.of("code", code));
    }

    Api.Answer redeem(Map<String, String> changes) {
        var parameters = new java.util.TreeMap<>(Map.of(
                "grant_type", "authorization_code", "redirect_uri", redirectUri.toString(), "code_verifier", VERIFIER));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return token(parameters);
    }

    /** Asks the token endpoint as this client. */
    Api.Answer token(Map<String, String> parameters) {
        return person.form("/oidc/token", form(parameters), basic());
    }

    Api.Answer introspect(String token) {
        return person.form("/oidc/token/introspection", form(Map.of("token", token)), basic());
    }

    Api.Answer revoke(String token) {
        return person.form("/oidc/token/revocation", form(Map.of("token", token)), basic());
    }

    Api.Answer userinfo(String token) {
        return person.send("GET", "/oidc/me", null, Map.of("Authorization", "Bearer " + token));
    }

    static String parameter(String location, String name) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].equals(name))
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + location));
    }

    private Map<String, String> basic() {
        String pair = encode(clientId) + ":" + encode(clientSecret);
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
