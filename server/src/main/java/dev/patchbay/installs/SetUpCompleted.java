package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;

/** The app has confirmed that it is ready, or needed not to be asked: its people can open it. */
public record SetUpCompleted(InstallationId installation, IntegrationId integration, OrganizationId organization) {}
