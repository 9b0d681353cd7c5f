package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/**
 * A new version asks for more than was agreed to; until somebody agrees, everything stays as it is.
 *
 * @param version the version that asks
 */
public record ConsentAsked(InstallationId installation, IntegrationId integration, Target target, String version) {}
