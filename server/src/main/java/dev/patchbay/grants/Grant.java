package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody allowed an installation to do. Once ended it never revives; a resume or a new consent makes a new one.
 *
 * @param clientId the client that may ask for tokens under it
 * @param grantedBy who allowed it: for an organization's installation, the admin
 */
public record Grant(
        GrantId id,
        IntegrationId integration,
        InstallationId installation,
        String clientId,
        AccountId grantedBy,
        Set<String> scopes,
        Instant grantedAt,
        @Nullable Instant endedAt) {

    public Grant {
        scopes = Set.copyOf(scopes);
    }

    public boolean ended() {
        return endedAt != null;
    }
}
