package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** A client to be made for one installation. */
public record NewClient(
        IntegrationId integration,
        InstallationId installation,
        OpenWay way,
        ClientAddresses addresses,
        ClientProfile profile) {

    public NewClient {
        addresses.redirectUris().forEach(Redirects::check);
        addresses.postLogoutUris().forEach(Redirects::check);
        if (way == OpenWay.LAUNCH && profile.authentication() instanceof ClientAuthentication.None) {
            throw new IllegalArgumentException("a launch has no proof key, so that its client must prove who it is");
        }
    }
}
