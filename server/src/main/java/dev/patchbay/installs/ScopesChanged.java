package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;

/** An app may do more, less or something else from now on; the grant of before has ended. */
public record ScopesChanged(InstallationId installation) {}
