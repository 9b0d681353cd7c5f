package dev.patchbay.catalog;

import dev.patchbay.kernel.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose a listing is and how it stands, whatever its manifest says.
 *
 * @param publisherId null for what comes from the catalog file
 * @param deprecation null while it goes on
 * @param publishedAt when it was published first; null before that
 */
public record Standing(
        @Nullable OrganizationId publisherId,
        Visibility visibility,
        Tier tier,
        @Nullable Deprecation deprecation,
        @Nullable Instant publishedAt) {}
