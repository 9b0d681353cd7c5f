package dev.patchbay.oidc;

import dev.patchbay.kernel.Secret;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Exchanges a refresh token for new tokens and a new refresh token (RFC 9700 §4.14.2); a spent one ends its family. */
@Component
class RefreshGrant implements AuthenticationProvider {

    private final Authorizations authorizations;
    private final Entrance entrance;
    private final TokenAnswers answers;
    private final ResourceIndicator resources;
    private final Clock clock;

    RefreshGrant(
            Authorizations authorizations,
            Entrance entrance,
            TokenAnswers answers,
            ResourceIndicator resources,
            Clock clock) {
        this.authorizations = authorizations;
        this.entrance = entrance;
        this.answers = answers;
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var request = (OAuth2RefreshTokenAuthenticationToken) presented;
        OAuth2ClientAuthenticationToken client = ClientSecretCheck.authenticated(request.getPrincipal());
        resources.check(request.getAdditionalParameters().get("resource"));
        Secret token = Secret.of(request.getRefreshToken());
        Authorization authorization = usable(token, client.getName());
        Entrance.Guest guest = entrance.admit(authorization.clientId(), authorization.account())
                .orElseThrow(OAuthErrors::invalidGrant);
        Set<String> scopes = request.getScopes().isEmpty() ? authorization.scopes() : request.getScopes();
        if (!authorization.scopes().containsAll(scopes)
                || !guest.allowed().scopes().containsAll(scopes)) {
            throw OAuthErrors.of(OAuthErrors.INVALID_SCOPE, null);
        }
        if (!authorizations.spendRefreshToken(token)) {
            authorizations.end(authorization.id());
            throw OAuthErrors.invalidGrant();
        }
        return answers.again(client, authorization, scopes, guest);
    }

    private Authorization usable(Secret token, String clientId) {
        Authorizations.Presented found =
                authorizations.findByRefreshToken(token).orElseThrow(OAuthErrors::invalidGrant);
        Authorization authorization = found.authorization();
        if (!authorization.clientId().equals(clientId)) {
            throw OAuthErrors.invalidGrant();
        }
        if (found.spent()) {
            authorizations.end(authorization.id());
        }
        if (found.spent() || found.ended() || !clock.instant().isBefore(found.expiresAt())) {
            throw OAuthErrors.invalidGrant();
        }
        return authorization;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Objects.equals(authentication, OAuth2RefreshTokenAuthenticationToken.class);
    }
}
