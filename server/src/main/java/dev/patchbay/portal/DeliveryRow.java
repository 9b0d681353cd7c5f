package dev.patchbay.portal;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event, and how its telling stands.
 *
 * @param targetName the organization that installed; null for a person, or an organization that is no more
 * @param state "delivered", {@code waiting}, {@code failing}, {@code stopped}, {@code skipped}, or {@code pulled}: the
 *     integration reads its events by itself
 * @param lastStatus of the last attempt; null before the first, and where no answer came
 * @param deliveredAt when the endpoint took it first
 * @param nextAttemptAt of an event that its stream waits for
 */
record DeliveryRow(
        EventId eventId,
        String type,
        long sequence,
        @Nullable InstallationId installationId,
        @Nullable String targetName,
        Instant appendedAt,
        String state,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable Long lastLatencyMs,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAttemptAt) {}
