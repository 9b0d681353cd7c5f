package dev.patchbay.delivery;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream was delivered.
 *
 * @param position the number of the last event delivered
 * @param head the number of the last event appended
 */
record Place(UUID stream, IntegrationId integration, long position, long head, Waiting waiting) {

    /**
     * How the event after the position stands.
     *
     * @param attempts its failed attempts
     * @param nextAttemptAt null: as soon as its endpoint may be called
     * @param stoppedAt when the last attempt of the schedule had failed
     */
    record Waiting(
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant stoppedAt) {}

    boolean upToDate() {
        return position >= head;
    }
}
