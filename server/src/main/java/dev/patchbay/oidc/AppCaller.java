package dev.patchbay.oidc;

import dev.patchbay.kernel.InstallationId;
import java.util.Set;

/**
 * An app that calls with a token of its own, for one installation and with nobody present.
 *
 * @param scopes of the token
 */
public record AppCaller(InstallationId installation, String clientId, Set<String> scopes) {

    public AppCaller {
        scopes = Set.copyOf(scopes);
    }
}
