package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;

/** The person whose installation it is allows more, less or something else now; the grant of before has ended. */
public record ScopesChanged(InstallationId installation, AccountId by) {}
