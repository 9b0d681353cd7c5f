package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** The last cause of a suspension was lifted; there is a new grant, the client and its secret are as before. */
public record AppResumed(InstallationId installation, IntegrationId integration, Target target, AccountId by) {}
