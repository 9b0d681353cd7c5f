package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.time.Instant;

/**
 * The client of an installation has a new secret.
 *
 * @param shown whether the admin was shown it; else it is on its way to the app
 * @param previousUntil how long the secret of before is taken beside it
 */
public record CredentialsRotated(InstallationId installation, AccountId by, boolean shown, Instant previousUntil) {}
