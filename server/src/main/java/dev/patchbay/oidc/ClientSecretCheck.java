package dev.patchbay.oidc;

import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
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

/**
 * Checks what a client presents: its secret, a JWT that it signed, or, of a program in a browser, nothing. Each client has one of
 * the three, and no other is taken from it.
 */
@Component
class ClientSecretCheck implements AuthenticationProvider {

    private final Clients clients;
    private final RegisteredClients registered;
    private final AssertionCheck assertions;

    ClientSecretCheck(Clients clients, RegisteredClients registered, AssertionCheck assertions) {
        this.clients = clients;
        this.registered = registered;
        this.assertions = assertions;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication presented) {
        var request = (OAuth2ClientAuthenticationToken) presented;
        var method = request.getClientAuthenticationMethod();
        String named = Objects.toString(request.getPrincipal());
        String id = proved(request, named, method);
        RegisteredClient client = id == null ? null : registered.findByClientId(id);
        if (client == null) {
            throw OAuthErrors.of(OAuthErrors.INVALID_CLIENT, null);
        }
        return new OAuth2ClientAuthenticationToken(client, method, null);
    }

    private @Nullable String proved(
            OAuth2ClientAuthenticationToken request, String named, ClientAuthenticationMethod method) {
        if (method.equals(ClientAuthenticationMethod.PRIVATE_KEY_JWT)) {
            return assertions.clientOf((Secret) Objects.requireNonNull(request.getCredentials()), named);
        }
        if (method.equals(ClientAuthenticationMethod.NONE)) {
            return isOpen(named, request) ? named : null;
        }
        return clients.verifySecret(named, (Secret) Objects.requireNonNull(request.getCredentials())) ? named : null;
    }

    /** A browser says where its script comes from: from one of the client's own addresses. */
    private boolean isOpen(String id, OAuth2ClientAuthenticationToken request) {
        Object origin = request.getAdditionalParameters().get(ClientProof.ORIGIN);
        return clients.find(id)
                .filter(Client::active)
                .filter(client -> client.profile().authentication() instanceof ClientAuthentication.None)
                .filter(client -> origin == null || client.hasOrigin(origin.toString()))
                .isPresent();
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

    /** The same, of a client that has proved it by more than its name. */
    static OAuth2ClientAuthenticationToken confidential(@Nullable Object principal) {
        OAuth2ClientAuthenticationToken client = authenticated(principal);
        if (client.getClientAuthenticationMethod().equals(ClientAuthenticationMethod.NONE)) {
            throw OAuthErrors.of("unauthorized_client", "This is for clients that prove who they are");
        }
        return client;
    }

    static RegisteredClient registered(OAuth2ClientAuthenticationToken client) {
        return Objects.requireNonNull(client.getRegisteredClient());
    }
}
