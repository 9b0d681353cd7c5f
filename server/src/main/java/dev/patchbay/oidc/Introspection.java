package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Tells a client whether a token is alive and what is in it (RFC 7662). A client learns about its own tokens only; any other
 * is not active for it.
 */
@Component
class Introspection implements AuthenticationProvider {

    private static final List<String> FURTHER = List.of(
            Claims.CALLER,
            Claims.ROLES,
            Claims.GRANT_ID,
            Claims.INSTALLATION_ID,
            Claims.ORGANIZATION_ID,
            Claims.ORGANIZATION_ROLES,
            Claims.SID);

    private final TokenReader reader;

    Introspection(TokenReader reader) {
        this.reader = reader;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var request = (OAuth2TokenIntrospectionAuthenticationToken) presented;
        var client = ClientSecretCheck.confidential(request.getPrincipal());
        Optional<OAuth2TokenIntrospection> alive = reader.liveAccessToken(request.getToken())
                .filter(claims -> client.getName().equals(TokenReader.text(claims, Claims.CLIENT_ID)))
                .map(Introspection::describe);
        return new OAuth2TokenIntrospectionAuthenticationToken(
                request.getToken(),
                client,
                alive.orElseGet(() -> OAuth2TokenIntrospection.builder().build()));
    }

    private static OAuth2TokenIntrospection describe(JWTClaimsSet claims) {
        var description = OAuth2TokenIntrospection.builder(true)
                .tokenType("Bearer")
                .issuer(claims.getIssuer())
                .subject(claims.getSubject())
                .audience(claims.getAudience().getFirst())
                .clientId(TokenReader.text(claims, Claims.CLIENT_ID))
                .id(claims.getJWTID())
                .issuedAt(claims.getIssueTime().toInstant())
                .expiresAt(claims.getExpirationTime().toInstant());
        ScopeText.parse(TokenReader.text(claims, Claims.SCOPE)).forEach(description::scope);
        for (String name : FURTHER) {
            if (claims.getClaim(name) != null) {
                description.claim(name, claims.getClaim(name));
            }
        }
        return description.build();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Objects.equals(authentication, OAuth2TokenIntrospectionAuthenticationToken.class);
    }
}
