package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;

/** A grant to be opened. */
public record NewGrant(IntegrationId integration, InstallationId installation, String clientId, Agreed agreed) {}
