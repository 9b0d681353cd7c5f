package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;

/**
 * A member signed out of an organization's app everywhere: the app's tokens of this person are dead, and so is what could renew
 * them. The member may come back by signing in.
 */
public record Disconnected(InstallationId installation, AccountId account) {}
