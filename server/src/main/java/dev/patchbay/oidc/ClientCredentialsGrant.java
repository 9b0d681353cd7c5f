package dev.patchbay.oidc;

import dev.patchbay.broker.Broker;
import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Decision;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Gives an app a token of its own (RFC 6749 §4.4): for the installation that its client serves or names, or else for the
 * integration itself. What is wrong is found in one order: the client, the installation, then the scopes; an installation that is
 * unknown, another's or not active is refused alike. Nothing is stored: the token dies with the installation's epoch, the grant,
 * the client, or by being given back.
 */
@Component
class ClientCredentialsGrant implements AuthenticationProvider {

    private final AccessDecision access;
    private final AccessTokens tokens;
    private final TokenAnswers answers;
    private final ResourceIndicator resources;
    private final Broker broker;

    ClientCredentialsGrant(
            AccessDecision access,
            AccessTokens tokens,
            TokenAnswers answers,
            ResourceIndicator resources,
            Broker broker) {
        this.access = access;
        this.tokens = tokens;
        this.answers = answers;
        this.resources = resources;
        this.broker = broker;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var request = (OAuth2ClientCredentialsAuthenticationToken) presented;
        OAuth2ClientAuthenticationToken client = ClientSecretCheck.confidential(request.getPrincipal());
        Map<String, Object> parameters = request.getAdditionalParameters();
        boolean forBroker = ResourceIndicator.isBroker(parameters.get("resource"), request.getScopes());
        if (!forBroker) {
            resources.check(parameters.get("resource"));
        }
        AccessTokens.Holder app = AccessTokens.Holder.of(ClientSecretCheck.registered(client));
        IssuedToken token = switch (access.decide(client.getName(), installation(parameters.get("installation_id")))) {
            case Decision.Refused _ -> throw OAuthErrors.invalidGrant();
            case Decision.Allowed _ when forBroker -> throw notAtTheBroker("An installation has no topics of its own");
            case Decision.Allowed allowed ->
                tokens.forInstallation(app, narrowed(request.getScopes(), NobodyPresent.scopes(allowed)), allowed);
            case Decision.AsItself _ when forBroker -> forBroker(app, request.getScopes());
            case Decision.AsItself itself -> tokens.forIntegration(app, narrowed(request.getScopes(), itself.scopes()));
        };
        return answers.of(client, token);
    }

    /** What it may do there is in the broker's lists, and no scope. */
    private IssuedToken forBroker(AccessTokens.Holder app, Set<String> asked) {
        narrowed(asked, Set.of(Broker.AUDIENCE));
        if (!broker.admits(app.clientId())) {
            throw notAtTheBroker("This integration has no topics");
        }
        return tokens.forBroker(app);
    }

    private static OAuth2AuthenticationException notAtTheBroker(String why) {
        return OAuthErrors.of(OAuthErrors.INVALID_TARGET, why);
    }

    private static @Nullable InstallationId installation(@Nullable Object named) {
        return switch (named) {
            case null -> null;
            case String id -> parsed(id);
            default -> throw OAuthErrors.of("invalid_request", "installation_id comes more than once");
        };
    }

    private static InstallationId parsed(String id) {
        try {
            return InstallationId.of(id);
        } catch (ProblemException malformed) {
            throw OAuthErrors.invalidGrant();
        }
    }

    /** Never more than is possible, and never silently less than was asked for. */
    private static Set<String> narrowed(Set<String> asked, Set<String> possible) {
        if (!possible.containsAll(asked)) {
            throw OAuthErrors.of(OAuthErrors.INVALID_SCOPE, "More was asked for than is granted to the app itself");
        }
        return asked.isEmpty() ? possible : asked;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Objects.equals(authentication, OAuth2ClientCredentialsAuthenticationToken.class);
    }
}
