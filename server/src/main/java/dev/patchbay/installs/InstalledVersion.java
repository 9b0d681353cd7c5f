package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** Which version an installation has. */
public record InstalledVersion(InstallationId installation, IntegrationId integration, String version) {}
