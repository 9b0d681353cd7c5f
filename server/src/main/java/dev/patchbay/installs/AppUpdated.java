package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;

/**
 * An installation is of another version of its integration now.
 *
 * @param before the version that it had
 */
public record AppUpdated(InstallationId installation, String before) {}
