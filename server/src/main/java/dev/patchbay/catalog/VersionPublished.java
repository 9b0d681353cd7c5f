package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import org.jspecify.annotations.Nullable;

/**
 * Another version is the current one, since it was published; published inside the transaction, after {@link ListingChanged}.
 *
 * @param before the version that was current until now; null for the first
 */
public record VersionPublished(
        IntegrationId integration, String version, @Nullable String before) {}
