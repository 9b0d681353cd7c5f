package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.util.Set;

/**
 * Everybody's way into an installation has ended, except that of these accounts. As after {@link AccessEnded}, what could renew
 * the others' tokens must go as well.
 */
public record AccessNarrowed(InstallationId installation, String clientId, Set<AccountId> remaining) {}
