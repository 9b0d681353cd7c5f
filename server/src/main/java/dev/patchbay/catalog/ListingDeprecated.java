package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;

/** A listing comes to its end, or the words or the day of it changed. A {@link ListingChanged} is published as well. */
public record ListingDeprecated(IntegrationId integration) {}
