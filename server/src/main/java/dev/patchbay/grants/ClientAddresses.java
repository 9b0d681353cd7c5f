package dev.patchbay.grants;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a client is reached. Addresses that a browser is sent to are compared as text, character by character:
 * {@link URI} takes {@code HTTP://HOST} and {@code http://host} for equal.
 *
 * @param redirectUris where codes may be sent; empty when the client takes none
 * @param postLogoutUris where a person may be sent after signing out
 * @param backchannelLogoutUri who is told when a person is signed out (OpenID Connect Back-Channel Logout 1.0)
 */
public record ClientAddresses(
        Set<String> redirectUris,
        Set<String> postLogoutUris,
        @Nullable URI backchannelLogoutUri) {

    public ClientAddresses {
        redirectUris = Set.copyOf(redirectUris);
        postLogoutUris = Set.copyOf(postLogoutUris);
    }
}
