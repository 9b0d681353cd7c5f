package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.Set;

/**
 * A client to be made for one installation.
 *
 * @param redirectUris where codes may be sent, exactly; empty when the app takes none
 * @param postLogoutUris where a person may be sent after signing out, exactly
 */
public record NewClient(
        IntegrationId integration,
        InstallationId installation,
        OpenWay way,
        Set<String> redirectUris,
        Set<String> postLogoutUris) {

    public NewClient {
        redirectUris = Set.copyOf(redirectUris);
        postLogoutUris = Set.copyOf(postLogoutUris);
        redirectUris.forEach(Redirects::check);
        postLogoutUris.forEach(Redirects::check);
    }
}
