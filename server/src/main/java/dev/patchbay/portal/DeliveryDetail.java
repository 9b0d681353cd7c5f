package dev.patchbay.portal;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything about one event.
 *
 * @param state as in the list
 * @param body the event as the log holds it
 * @param attempts the newest first, at most 200
 * @param skipped who let the stream pass over it; null if nobody did
 */
record DeliveryDetail(
        EventId eventId,
        String type,
        long sequence,
        @Nullable InstallationId installationId,
        @Nullable String targetName,
        Instant appendedAt,
        String state,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAttemptAt,
        JsonNode body,
        List<DeliveryAttempt> attempts,
        @Nullable SkipNote skipped) {

    /** Somebody let the stream pass over the event. */
    record SkipNote(Instant at, String reason) {}

    static DeliveryDetail of(
            DeliveryRow row, JsonNode body, List<DeliveryAttempt> attempts, @Nullable SkipNote skipped) {
        return new DeliveryDetail(
                row.eventId(),
                row.type(),
                row.sequence(),
                row.installationId(),
                row.targetName(),
                row.appendedAt(),
                row.state(),
                row.deliveredAt(),
                row.nextAttemptAt(),
                body,
                attempts,
                skipped);
    }
}
