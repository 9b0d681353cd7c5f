package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What will be an integration's next version.
 *
 * @param json as its author wrote it
 * @param revision goes up with every change, and never down
 * @param savedAt null when nothing was saved since the current version was published, which is then what the draft says
 */
public record Draft(
        IntegrationId integration,
        String json,
        Manifest manifest,
        long revision,
        @Nullable Instant savedAt) {}
