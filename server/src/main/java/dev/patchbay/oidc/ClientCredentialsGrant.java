package dev.patchbay.oidc;

import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Decision;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Gives an app a token of its own (RFC 6749 §4.4) for the installation that its client serves. Nothing is stored: the token
 * dies with the installation's epoch, the grant, the client, or by being given back.
 */
@Component
class ClientCredentialsGrant implements AuthenticationProvider {

    /** These speak of a person, and there is none. */
    private static final Set<String> PERSONAL = Set.of("openid", "profile", "email", "offline_access");

    private final AccessDecision access;
    private final AccessTokens tokens;
    private final TokenAnswers answers;
    private final ResourceIndicator resources;

    ClientCredentialsGrant(
            AccessDecision access, AccessTokens tokens, TokenAnswers answers, ResourceIndicator resources) {
        this.access = access;
        this.tokens = tokens;
        this.answers = answers;
        this.resources = resources;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var request = (OAuth2ClientCredentialsAuthenticationToken) presented;
        OAuth2ClientAuthenticationToken client = ClientSecretCheck.confidential(request.getPrincipal());
        Map<String, Object> parameters = request.getAdditionalParameters();
        resources.check(parameters.get("resource"));
        if (!(access.decide(client.getName(), installation(parameters)) instanceof Decision.Allowed allowed)) {
            throw OAuthErrors.invalidGrant();
        }
        return answers.of(
                client,
                tokens.forInstallation(
                        ClientSecretCheck.registered(client), scopes(request.getScopes(), allowed), allowed));
    }

    /** Unknown and malformed ones are refused alike. */
    private static @Nullable InstallationId installation(Map<String, Object> parameters) {
        Object named = parameters.get("installation_id");
        if (named == null) {
            return null;
        }
        try {
            return InstallationId.of(String.valueOf(named));
        } catch (ProblemException malformed) {
            throw OAuthErrors.invalidGrant();
        }
    }

    private static Set<String> scopes(Set<String> asked, Decision.Allowed allowed) {
        Set<String> possible = allowed.scopes().stream()
                .filter(scope -> !PERSONAL.contains(scope))
                .collect(Collectors.toUnmodifiableSet());
        if (!possible.containsAll(asked)) {
            throw OAuthErrors.of(
                    OAuthErrors.INVALID_SCOPE, "More was asked for than the installation grants to the app itself");
        }
        return asked.isEmpty() ? possible : asked;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Objects.equals(authentication, OAuth2ClientCredentialsAuthenticationToken.class);
    }
}
