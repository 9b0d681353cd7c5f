package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A confidential OAuth client (RFC 6749 §2) of an integration.
 *
 * @param id {@code c_} and 26 random characters; no account's id can look like one
 * @param installation the one installation that it serves, or null for an integration's own client
 * @param redirectUris compared as text, character by character: {@link java.net.URI} takes {@code HTTP://HOST} and
 *     {@code http://host} for equal
 * @param postLogoutUris compared as text as well
 */
public record Client(
        String id,
        IntegrationId integration,
        @Nullable InstallationId installation,
        OpenWay way,
        Set<String> redirectUris,
        Set<String> postLogoutUris,
        ClientState state) {

    public Client {
        redirectUris = Set.copyOf(redirectUris);
        postLogoutUris = Set.copyOf(postLogoutUris);
    }

    /** Whether it may be used at all. */
    public boolean active() {
        return state == ClientState.ACTIVE;
    }
}
