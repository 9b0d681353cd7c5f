package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;

/** Which version of which integration. */
public record VersionId(IntegrationId integration, String version) {}
