package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.Set;

/**
 * A grant to be opened.
 *
 * @param grantedBy who allows it
 * @param scopes what is allowed, at the most
 */
public record NewGrant(
        IntegrationId integration,
        InstallationId installation,
        String clientId,
        AccountId grantedBy,
        Set<String> scopes) {

    public NewGrant {
        scopes = Set.copyOf(scopes);
    }
}
