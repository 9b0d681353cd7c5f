package dev.patchbay.oidc;

import dev.patchbay.kernel.Secret;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Entrance entrance;
    private final TokenAnswers answers;
    private final ResourceIndicator resources;
    private final Clock clock;

    CodeGrant(
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
        var request = (OAuth2AuthorizationCodeAuthenticationToken) presented;
        OAuth2ClientAuthenticationToken client = ClientSecretCheck.authenticated(request.getPrincipal());
        Map<String, Object> parameters = request.getAdditionalParameters();
        resources.check(parameters.get("resource"));
        Secret code = Secret.of(request.getCode());
        Authorization authorization = usable(code, client.getName());
        Object verifier = parameters.get("code_verifier");
        if (!redirectMatches(authorization, request.getRedirectUri())
                || !ProofKey.matches(authorization.codeChallenge(), verifier)) {
            throw OAuthErrors.invalidGrant();
        }
        Entrance.Guest guest = admit(authorization).orElseThrow(OAuthErrors::invalidGrant);
        if (!authorizations.spendCode(code)) {
            authorizations.end(authorization.id());
            throw OAuthErrors.invalidGrant();
        }
        return answers.atFirst(client, authorization, guest);
    }

    private Authorization usable(Secret code, String clientId) {
        Authorizations.Presented found = authorizations.findByCode(code).orElseThrow(OAuthErrors::invalidGrant);
        Authorization authorization = found.authorization();
        boolean stolen = !authorization.clientId().equals(clientId);
        if (stolen) {
            authorizations.spendCode(code);
        }
        if (stolen || found.spent()) {
            authorizations.end(authorization.id());
            throw OAuthErrors.invalidGrant();
        }
        if (found.ended() || !clock.instant().isBefore(found.expiresAt())) {
            throw OAuthErrors.invalidGrant();
        }
        return authorization;
    }

    private Optional<Entrance.Guest> admit(Authorization authorization) {
        Set<String> scopes = authorization.scopes();
        return entrance.admit(authorization.clientId(), authorization.account())
                .filter(guest -> guest.allowed().scopes().containsAll(scopes));
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
