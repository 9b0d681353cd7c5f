package dev.patchbay.oidc;

import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Decision;
import dev.patchbay.kernel.Secret;
import dev.patchbay.lifecycle.InstallationTokens;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The tokens that are sent with events, so that an app can act at once for whoever has just installed it. */
@Component
class SentTokens implements InstallationTokens {

    private final Clients clients;
    private final AccessTokens tokens;

    SentTokens(Clients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Token mint(String clientId, Decision.Allowed allowed, Duration life) {
        Client client = clients.find(clientId).orElseThrow();
        var holder = new AccessTokens.Holder(clientId, client.profile().signing());
        IssuedToken made = tokens.forInstallation(holder, NobodyPresent.scopes(allowed), allowed, life);
        return new Token(Secret.of(made.value()), life, made.scopes());
    }
}
