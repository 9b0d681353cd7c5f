package dev.patchbay.oidc;

import dev.patchbay.oidc.AuthorizationRequest.Mode;
import dev.patchbay.oidc.AuthorizationRequest.Reply;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** What goes back to the app: a code or an error, and always our name (RFC 9207). */
record AuthorizationAnswer(Reply reply, Map<String, String> parameters) {

    static AuthorizationAnswer code(Reply reply, String code) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("code", code);
        return withState(reply, parameters);
    }

    static AuthorizationAnswer error(Reply reply, String error, String description) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("error", error);
        parameters.put("error_description", description);
        return withState(reply, parameters);
    }

    private static AuthorizationAnswer withState(Reply reply, Map<String, String> parameters) {
        if (reply.state() != null) {
            parameters.put("state", reply.state());
        }
        return new AuthorizationAnswer(reply, parameters);
    }

    boolean posted() {
        return reply.mode() == Mode.FORM_POST;
    }

    /** The fields of the form that a browser sends ({@code response_mode=form_post}). */
    Map<String, String> fields(Issuer issuer) {
        var fields = new LinkedHashMap<>(parameters);
        fields.put("iss", issuer.name());
        return fields;
    }

    /** The address with the answer in its query. */
    String location(Issuer issuer) {
        String query = fields(issuer).entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return reply.redirectUri() + (reply.redirectUri().indexOf('?') < 0 ? '?' : '&') + query;
    }
}
