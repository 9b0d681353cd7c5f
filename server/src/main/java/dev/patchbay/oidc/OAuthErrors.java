package dev.patchbay.oidc;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers programs with errors in OAuth's form (RFC 6749 §5.2): JSON, never a page, never a redirect. */
@Component
class OAuthErrors implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    static final String INVALID_CLIENT = "invalid_client";
    static final String INVALID_GRANT = "invalid_grant";
    static final String INVALID_SCOPE = "invalid_scope";
    static final String INVALID_TARGET = "invalid_target";
    static final String TEMPORARILY_UNAVAILABLE = "temporarily_unavailable";

    private final JsonMapper json;
    private final MeterRegistry meters;

    OAuthErrors(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        this.meters = meters;
    }

    static OAuth2AuthenticationException of(String code, @Nullable String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }

    /** The one answer to every grant that cannot be used, whatever the reason. */
    static OAuth2AuthenticationException invalidGrant() {
        return of(INVALID_GRANT, null);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        write(
                response,
                failure instanceof OAuth2AuthenticationException oauth
                        ? oauth.getError()
                        : new OAuth2Error(INVALID_CLIENT));
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        write(response, new OAuth2Error(INVALID_CLIENT));
    }

    void write(HttpServletResponse response, OAuth2Error error) throws IOException {
        meters.counter("patchbay.oidc.refusals", "error", error.getErrorCode()).increment();
        int status = switch (error.getErrorCode()) {
            case INVALID_CLIENT -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"patchbay\"");
                yield HttpServletResponse.SC_UNAUTHORIZED;
            }
            case TEMPORARILY_UNAVAILABLE -> {
                if (!response.containsHeader(HttpHeaders.RETRY_AFTER)) {
                    response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                }
                yield HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            }
            case "server_error" -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            default -> HttpServletResponse.SC_BAD_REQUEST;
        };
        var body = new LinkedHashMap<String, String>();
        body.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            body.put("error_description", error.getDescription());
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
