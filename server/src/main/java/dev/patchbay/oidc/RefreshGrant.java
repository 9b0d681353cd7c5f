package dev.patchbay.oidc;

import dev.patchbay.grants.ScopeUses;
import dev.patchbay.kernel.Secret;
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
    private final Redemption redemption;
    private final TokenAnswers answers;
    private final ResourceIndicator resources;
    private final ScopeUses uses;

    RefreshGrant(
            Authorizations authorizations,
            Redemption redemption,
            TokenAnswers answers,
            ResourceIndicator resources,
            ScopeUses uses) {
        this.authorizations = authorizations;
        this.redemption = redemption;
        this.answers = answers;
        this.resources = resources;
        this.uses = uses;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var request = (OAuth2RefreshTokenAuthenticationToken) presented;
        OAuth2ClientAuthenticationToken client = ClientSecretCheck.authenticated(request.getPrincipal());
        resources.check(request.getAdditionalParameters().get("resource"));
        Secret token = Secret.of(request.getRefreshToken());
        Authorizations.Presented found = Redemption.known(authorizations.findByRefreshToken(token));
        Authorization authorization = redemption.usable(found, client.getName());
        if (!authorization.scopes().contains(TokenAnswers.OFFLINE)) {
            // taken back by the person since
            throw OAuthErrors.invalidGrant();
        }
        Entrance.Guest guest = redemption.admit(authorization);
        Set<String> scopes = request.getScopes().isEmpty() ? authorization.scopes() : request.getScopes();
        if (!authorization.scopes().containsAll(scopes) || !Redemption.grants(guest, scopes)) {
            throw OAuthErrors.of(OAuthErrors.INVALID_SCOPE, null);
        }
        redemption.spend(authorization, () -> authorizations.spendRefreshToken(token));
        uses.used(guest.allowed().installed().id(), authorization.account(), TokenAnswers.OFFLINE);
        return answers.again(client, authorization, scopes, guest);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Objects.equals(authentication, OAuth2RefreshTokenAuthenticationToken.class);
    }
}
