package dev.patchbay.oidc;

import dev.patchbay.grants.Decision;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.SessionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person at an app, for whom tokens are made.
 *
 * @param scopes what the tokens are for: all that was authorized, or less
 * @param session the session it came from, or null when it was refreshed without the person
 * @param signing what the app reads
 */
record Visit(
        Authorization authorization,
        Set<String> scopes,
        Entrance.Guest guest,
        @Nullable SessionId session,
        SigningAlgorithm signing) {

    Visit {
        scopes = Set.copyOf(scopes);
    }

    Decision.Allowed allowed() {
        return guest.allowed();
    }

    AccessTokens.Person person() {
        return guest.person();
    }
}
