package dev.patchbay.oidc;

import dev.patchbay.kernel.Secret;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Exchanges a code for tokens (RFC 6749 §4.1.3). Whatever is wrong with it, the answer is {@code invalid_grant}. A code that
 * comes twice, or from a client that it was not given to, was stolen: it is burnt, and what came of it dies.
 */
@Component
class CodeGrant implements AuthenticationProvider {

    private final Authorizations authorizations;
    private final Redemption redemption;
    private final TokenAnswers answers;
    private final ResourceIndicator resources;

    CodeGrant(Authorizations authorizations, Redemption redemption, TokenAnswers answers, ResourceIndicator resources) {
        this.authorizations = authorizations;
        this.redemption = redemption;
        this.answers = answers;
        this.resources = resources;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var request = (OAuth2AuthorizationCodeAuthenticationToken) presented;
        OAuth2ClientAuthenticationToken client = ClientSecretCheck.authenticated(request.getPrincipal());
        Map<String, Object> parameters = request.getAdditionalParameters();
        resources.check(parameters.get("resource"));
        Secret code = Secret.of(request.getCode());
        Authorizations.Presented found = Redemption.known(authorizations.findByCode(code));
        if (!found.authorization().clientId().equals(client.getName())) {
            authorizations.spendCode(code);
            authorizations.end(found.authorization().id());
        }
        Authorization authorization = redemption.usable(found, client.getName());
        if (!redirectMatches(authorization, request.getRedirectUri())
                || !ProofKey.matches(authorization.codeChallenge(), parameters.get("code_verifier"))) {
            throw OAuthErrors.invalidGrant();
        }
        Entrance.Guest guest = redemption.admit(authorization);
        if (!Redemption.grants(guest, authorization.scopes())) {
            throw OAuthErrors.invalidGrant();
        }
        redemption.spend(authorization, () -> authorizations.spendCode(code));
        return answers.atFirst(client, authorization, guest);
    }

    private static boolean redirectMatches(Authorization authorization, @Nullable String named) {
        String used = authorization.redirectUri();
        if (!authorization.launch()) {
            return used.equals(named);
        }
        // The client never saw an authorization request: it may know the address with the query, without it, or leave
        // it out.
        return named == null || named.isEmpty() || named.equals(used) || named.equals(LaunchRedirect.registered(used));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Objects.equals(authentication, OAuth2AuthorizationCodeAuthenticationToken.class);
    }
}
