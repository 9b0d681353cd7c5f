package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import org.jspecify.annotations.Nullable;

/**
 * A grant has ended; the tokens and refresh tokens under it are dead with the commit.
 *
 * @param clientId under which tokens came of it; others' grants may use the same client
 * @param owner the person whose own installation it was about; null for an organization's, whose client is its own
 */
public record GrantEnded(
        GrantId grant,
        InstallationId installation,
        String clientId,
        @Nullable AccountId owner) {}
