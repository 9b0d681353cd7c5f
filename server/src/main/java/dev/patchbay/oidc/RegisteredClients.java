package dev.patchbay.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
import dev.patchbay.grants.ClientProfile;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.grants.SigningAlgorithm;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * Clients as Spring's endpoints know them. What is kept here for a moment never changes for a client's id; whether the
 * client may be used is asked anew each time its secret is checked.
 */
@Component
class RegisteredClients implements RegisteredClientRepository {

    private final Clients clients;
    private final Cache<String, RegisteredClient> cache = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    RegisteredClients(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are made by installing");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        RegisteredClient known = cache.getIfPresent(id);
        if (known == null) {
            known = clients.find(id).map(RegisteredClients::registered).orElse(null);
            if (known != null) {
                cache.put(id, known);
            }
        }
        return known;
    }

    private static RegisteredClient registered(Client client) {
        var registered = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientAuthenticationMethods(methods -> methods.addAll(methods(client.profile())))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.valueOf(
                                client.profile().signing().name()))
                        .build())
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(client.open() || client.way() == OpenWay.INITIATE)
                        .build());
        if (!client.redirectUris().isEmpty()) {
            registered
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .redirectUris(uris -> uris.addAll(client.redirectUris()));
        }
        return registered.build();
    }

    private static List<ClientAuthenticationMethod> methods(ClientProfile profile) {
        return switch (profile.authentication()) {
            case ClientAuthentication.SharedSecret _ ->
                List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
            case ClientAuthentication.PrivateKey _ -> List.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
            case ClientAuthentication.None _ -> List.of(ClientAuthenticationMethod.NONE);
        };
    }

    /** What the client's tokens are signed with. */
    static SigningAlgorithm signing(RegisteredClient client) {
        return SigningAlgorithm.valueOf(
                client.getTokenSettings().getIdTokenSignatureAlgorithm().getName());
    }
}
