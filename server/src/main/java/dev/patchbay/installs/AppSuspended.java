package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;

/** An installation was suspended; its client is refused and its tokens are dead. */
public record AppSuspended(
        InstallationId installation, IntegrationId integration, OrganizationId organization, AccountId by) {}
