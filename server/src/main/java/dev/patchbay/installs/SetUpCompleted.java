package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** The app has confirmed that it is ready, or needed not to be asked: its people can open it. */
public record SetUpCompleted(InstallationId installation, IntegrationId integration, Target target) {}
