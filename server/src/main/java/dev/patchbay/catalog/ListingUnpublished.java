package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;

/** A listing is no longer offered; what is installed stays. A {@link ListingChanged} is published as well. */
public record ListingUnpublished(IntegrationId integration) {}
