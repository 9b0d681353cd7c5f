package dev.patchbay.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.OpenWay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
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
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(client.way() == OpenWay.INITIATE)
                        .build());
        if (!client.redirectUris().isEmpty()) {
            registered
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .redirectUris(uris -> uris.addAll(client.redirectUris()));
        }
        return registered.build();
    }
}
