package dev.patchbay.oidc;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** What a redirect carries back to the app: a code or an error, and always our name (RFC 9207). */
record AuthorizationAnswer(String redirectUri, Map<String, String> parameters) {

    static AuthorizationAnswer code(String redirectUri, @Nullable String state, String code) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("code", code);
        return withState(redirectUri, parameters, state);
    }

    static AuthorizationAnswer error(String redirectUri, @Nullable String state, String error, String description) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("error", error);
        parameters.put("error_description", description);
        return withState(redirectUri, parameters, state);
    }

    private static AuthorizationAnswer withState(
            String redirectUri, Map<String, String> parameters, @Nullable String state) {
        if (state != null) {
            parameters.put("state", state);
        }
        return new AuthorizationAnswer(redirectUri, parameters);
    }

    String location(Issuer issuer) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirectUri
                + (redirectUri.indexOf('?') < 0 ? '?' : '&')
                + query
                + "&iss="
                + UriUtils.encode(issuer.name(), StandardCharsets.UTF_8);
    }
}
