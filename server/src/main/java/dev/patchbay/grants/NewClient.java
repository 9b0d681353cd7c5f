package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import org.jspecify.annotations.Nullable;

/**
 * A client to be made.
 *
 * @param installation the one that it serves; null for an integration's own client
 */
public record NewClient(
        IntegrationId integration,
        @Nullable InstallationId installation,
        OpenWay way,
        ClientAddresses addresses,
        ClientProfile profile) {

    public NewClient {
        addresses.redirectUris().forEach(Redirects::check);
        addresses.postLogoutUris().forEach(Redirects::check);
        if (way == OpenWay.LAUNCH && installation == null) {
            throw new IllegalArgumentException("a launch is bound to one installation by its client");
        }
        if (way == OpenWay.LAUNCH && profile.authentication() instanceof ClientAuthentication.None) {
            throw new IllegalArgumentException("a launch has no proof key, so that its client must prove who it is");
        }
    }
}
