package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused, and that no later one of its key has replaced.
 *
 * @param installation whose alone it would be
 * @param record as it came, or its beginning
 * @param whole whether it can be tried again
 * @param schema number of the version that it was last held against
 * @param times how often it came
 */
public record RejectedRecord(
        UUID id,
        @Nullable InstallationId installation,
        @Nullable String key,
        Rejection why,
        String record,
        boolean whole,
        Way way,
        int schema,
        int times,
        Instant firstAt,
        Instant lastAt) {}
