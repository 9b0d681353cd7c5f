package dev.patchbay.lifecycle;

import dev.patchbay.grants.Decision;
import dev.patchbay.kernel.Secret;
import java.time.Duration;
import java.util.Set;

/**
 * The port through which an event that is about to be sent gets a token for the installation that it speaks of, answered by the
 * provider. It is asked at the moment of sending, once for each attempt; what it answers goes into the request and is kept nowhere.
 */
public interface InstallationTokens {

    /**
     * Makes a token for the app, for one installation and with nobody present, as the grant {@code client_credentials} with
     * {@code installation_id} would: its caller is {@code installation}, its scopes are all those of the decision that need nobody
     * present, and it dies with the decision's grant.
     *
     * @param clientId the client to which the token is given
     * @param allowed what the token is bound to: installation, epoch, owner and grant
     * @param life how long it is good for
     */
    Token mint(String clientId, Decision.Allowed allowed, Duration life);

    /**
     * A token that was made.
     *
     * @param value as the app presents it
     * @param life how long it is good for
     */
    record Token(Secret value, Duration life, Set<String> scopes) {

        public Token {
            scopes = Set.copyOf(scopes);
        }
    }
}
