package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.grants.Revocations;
import dev.patchbay.kernel.Secret;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a client give a token back (RFC 7009). With it goes its family: a refresh token takes its access tokens along, and an
 * access token its refresh tokens. What is not the client's token is answered as if it had been revoked, and left alone. Every
 * node keeps what was revoked in a list with a bound, so an app cannot give back as many as it likes.
 */
@Component
class TokenReturn implements AuthenticationProvider {

    /** More people than leave an app of one organization at once. */
    static final Allowance PER_CLIENT = new Allowance(300, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final TokenReader reader;
    private final Authorizations authorizations;
    private final Revocations revocations;
    private final Throttle throttle;
    private final TransactionTemplate transaction;

    TokenReturn(
            TokenReader reader,
            Authorizations authorizations,
            Revocations revocations,
            Throttle throttle,
            TransactionTemplate transaction) {
        this.reader = reader;
        this.authorizations = authorizations;
        this.revocations = revocations;
        this.throttle = throttle;
        this.transaction = transaction;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var request = (OAuth2TokenRevocationAuthenticationToken) presented;
        var client = ClientSecretCheck.authenticated(request.getPrincipal());
        refreshTokenFamily(request.getToken(), client.getName())
                .or(() -> accessTokenFamily(request.getToken(), client.getName()))
                .ifPresent(family -> {
                    throttle.demand(bucket(client.getName()), PER_CLIENT);
                    end(family);
                });
        return request;
    }

    static String bucket(String clientId) {
        return "token-return:client:" + clientId;
    }

    private Optional<UUID> refreshTokenFamily(String token, String clientId) {
        return authorizations
                .findByRefreshToken(Secret.of(token))
                .map(Authorizations.Presented::authorization)
                .filter(authorization -> authorization.clientId().equals(clientId))
                .map(Authorization::id);
    }

    private Optional<UUID> accessTokenFamily(String token, String clientId) {
        return reader.accessToken(token)
                .filter(claims -> clientId.equals(TokenReader.text(claims, Claims.CLIENT_ID)))
                .map(JWTClaimsSet::getJWTID)
                .flatMap(TokenId::parse)
                .map(TokenId::family);
    }

    private void end(UUID family) {
        if (!authorizations.end(family)) {
            // the app's own tokens have no stored authorization
            transaction.executeWithoutResult(status -> revocations.familyEnded(family));
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Objects.equals(authentication, OAuth2TokenRevocationAuthenticationToken.class);
    }
}
