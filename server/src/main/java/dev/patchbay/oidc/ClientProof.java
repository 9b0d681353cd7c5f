package dev.patchbay.oidc;

import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * Reads how a client says who it is (RFC 6749 §2.3, RFC 7523 §2.2): by one way, never by two (§2.3). A {@code client_id} in the
 * form beside another way is common and says nothing more; it must be the same.
 */
@Component
class ClientProof implements AuthenticationConverter {

    static final String ORIGIN = "origin";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String BASIC = "Basic ";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean basic = header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length());
        String secret = single(request, "client_secret");
        String assertion = single(request, "client_assertion");
        String id = single(request, "client_id");
        int ways = (basic ? 1 : 0) + (secret != null ? 1 : 0) + (assertion != null ? 1 : 0);
        if (ways > 1) {
            throw OAuthErrors.of("invalid_request", "Authenticate in one way");
        }
        if (basic) {
            return basic(header.substring(BASIC.length()).strip(), id);
        }
        if (assertion != null) {
            if (!ASSERTION.equals(single(request, "client_assertion_type"))) {
                throw OAuthErrors.of("invalid_request", "The one client_assertion_type here is " + ASSERTION);
            }
            String named = id == null || id.isEmpty() ? issuer(assertion) : id;
            return proof(named, ClientAuthenticationMethod.PRIVATE_KEY_JWT, assertion, Map.of());
        }
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (secret != null) {
            return proof(id, ClientAuthenticationMethod.CLIENT_SECRET_POST, secret, Map.of());
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return proof(id, ClientAuthenticationMethod.NONE, null, origin == null ? Map.of() : Map.of(ORIGIN, origin));
    }

    /** RFC 6749 §2.3.1: both halves are encoded as in a form before they are joined. */
    private static Authentication basic(String credentials, @Nullable String named) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                String id = URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8);
                String secret = URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8);
                if (named != null && !named.isEmpty() && !named.equals(id)) {
                    throw OAuthErrors.of("invalid_request", "client_id names another client");
                }
                return proof(id, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, secret, Map.of());
            }
        } catch (IllegalArgumentException malformed) {
            // the same answer as to a missing colon
        }
        throw OAuthErrors.of(OAuthErrors.INVALID_CLIENT, null);
    }

    /** Who the assertion says made it; whether that is so is seen later. */
    private static String issuer(String assertion) {
        try {
            String issuer = SignedJWT.parse(assertion).getJWTClaimsSet().getIssuer();
            if (issuer != null && !issuer.isBlank()) {
                return issuer;
            }
        } catch (ParseException malformed) {
            // the same answer as to one that names nobody
        }
        throw OAuthErrors.of(OAuthErrors.INVALID_CLIENT, null);
    }

    private static Authentication proof(
            String id, ClientAuthenticationMethod method, @Nullable String credentials, Map<String, Object> further) {
        return new OAuth2ClientAuthenticationToken(
                id, method, credentials == null ? null : Secret.of(credentials), further);
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw OAuthErrors.of("invalid_request", name + " comes more than once");
        }
        return values == null ? null : values[0];
    }
}
