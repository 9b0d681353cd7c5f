package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** An integration was uninstalled; its client and grants have ended. */
public record AppUninstalled(InstallationId installation, IntegrationId integration, Target target, AccountId by) {}
