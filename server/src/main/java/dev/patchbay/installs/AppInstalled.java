package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** An integration was installed, for the first time or again; its client and grant are new. */
public record AppInstalled(InstallationId installation, IntegrationId integration, Target target, AccountId by) {}
