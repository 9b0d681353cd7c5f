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
 * @param clientId the client that was made for the installation, or the integration's own for a person's
 */
public record Grant(
        GrantId id,
        IntegrationId integration,
        InstallationId installation,
        String clientId,
        Agreed agreed,
        Instant grantedAt,
        @Nullable Instant endedAt) {

    public boolean ended() {
        return endedAt != null;
    }

    /** Who allowed it: for an organization's installation, the admin. */
    public AccountId grantedBy() {
        return agreed.by();
    }

    public Set<String> scopes() {
        return agreed.scopes();
    }
}
