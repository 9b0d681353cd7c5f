package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;

/**
 * A version was taken back; published inside the transaction.
 *
 * @param current the version that is offered from now on
 */
public record VersionYanked(IntegrationId integration, String version, String current) {}
