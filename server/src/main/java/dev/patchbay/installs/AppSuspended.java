package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** An installation was suspended; its client is refused and its tokens are dead. */
public record AppSuspended(InstallationId installation, IntegrationId integration, Target target, AccountId by) {}
