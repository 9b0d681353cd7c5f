package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A grant has ended and another stands in its place; the tokens of the one before are dead with the commit. What could renew
 * them goes on within what is left of it.
 *
 * @param owner the person whose own installation it is about; null for an organization's
 * @param scopes what is allowed now
 */
public record GrantReplaced(
        GrantId before,
        GrantId now,
        InstallationId installation,
        String clientId,
        @Nullable AccountId owner,
        Set<String> scopes) {

    public GrantReplaced {
        scopes = Set.copyOf(scopes);
    }
}
