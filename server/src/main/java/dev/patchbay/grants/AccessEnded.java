package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;

/**
 * One account's way into an installation has ended. Its tokens are dead with the commit; what could renew them must go as
 * well, or it would live again when the account is let in another time.
 */
public record AccessEnded(InstallationId installation, String clientId, AccountId account) {}
