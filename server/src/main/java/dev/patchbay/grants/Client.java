package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth client (RFC 6749 §2) of an integration.
 *
 * @param id {@code c_} and 26 random characters; no account's id can look like one
 * @param installation the one installation that it serves, or null for an integration's own client
 */
public record Client(
        String id,
        IntegrationId integration,
        @Nullable InstallationId installation,
        OpenWay way,
        ClientAddresses addresses,
        ClientProfile profile,
        ClientState state) {

    /** Whether it may be used at all. */
    public boolean active() {
        return state == ClientState.ACTIVE;
    }

    /** Whether it proves nothing about itself (RFC 6749 §2.1). */
    public boolean open() {
        return profile.authentication() instanceof ClientAuthentication.None;
    }

    /** Whether a script of this origin can be its own: that of one of its redirect URIs. */
    public boolean hasOrigin(String origin) {
        return redirectUris().stream().map(Redirects::origin).anyMatch(origin::equals);
    }

    public Set<String> redirectUris() {
        return addresses.redirectUris();
    }

    public Set<String> postLogoutUris() {
        return addresses.postLogoutUris();
    }
}
