package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;

/** An admin changed an organization's settings of an app. */
public record AppReconfigured(InstallationId installation, AccountId by) {}
