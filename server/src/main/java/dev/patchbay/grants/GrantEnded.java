package dev.patchbay.grants;

import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;

/** A grant has ended; the tokens and refresh tokens under it are dead with the commit. */
public record GrantEnded(GrantId grant, InstallationId installation, String clientId) {}
