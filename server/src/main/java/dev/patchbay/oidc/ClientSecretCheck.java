package dev.patchbay.oidc;

import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Checks the secret that a client presents, by HTTP Basic or in the form (RFC 6749 §2.3.1). */
@Component
class ClientSecretCheck implements AuthenticationProvider {

    private final Clients clients;
    private final RegisteredClients registered;

    ClientSecretCheck(Clients clients, RegisteredClients registered) {
        this.clients = clients;
        this.registered = registered;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication presented) {
        var request = (OAuth2ClientAuthenticationToken) presented;
        var method = request.getClientAuthenticationMethod();
        if (!method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && !method.equals(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
            return null;
        }
        String id = Objects.toString(request.getPrincipal());
        Secret secret = Secret.of(Objects.toString(request.getCredentials(), ""));
        RegisteredClient client = clients.verifySecret(id, secret) ? registered.findByClientId(id) : null;
        if (client == null) {
            throw OAuthErrors.of(OAuthErrors.INVALID_CLIENT, null);
        }
        return new OAuth2ClientAuthenticationToken(client, method, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** The client that has proved who it is. */
    static OAuth2ClientAuthenticationToken authenticated(@Nullable Object principal) {
        if (principal instanceof OAuth2ClientAuthenticationToken client && client.isAuthenticated()) {
            return client;
        }
        throw OAuthErrors.of(OAuthErrors.INVALID_CLIENT, null);
    }

    static RegisteredClient registered(OAuth2ClientAuthenticationToken client) {
        return Objects.requireNonNull(client.getRegisteredClient());
    }
}
