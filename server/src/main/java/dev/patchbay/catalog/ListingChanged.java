package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;

/** A listing was added, or something that it says changed; published inside the transaction. */
public record ListingChanged(IntegrationId integration) {}
