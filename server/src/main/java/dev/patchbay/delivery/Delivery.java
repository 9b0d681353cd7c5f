package dev.patchbay.delivery;

import dev.patchbay.lifecycle.WireEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event, and how its telling stands.
 *
 * @param deliveredAt when the endpoint took it first
 * @param nextAttemptAt when it is attempted next, as far as that is known
 */
public record Delivery(
        WireEvent event,
        DeliveryState state,
        Attempted attempted,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAttemptAt) {

    /**
     * What was tried so far.
     *
     * @param lastStatus of the last attempt; null where no answer came
     */
    public record Attempted(
            int attempts,
            @Nullable Integer lastStatus,
            @Nullable Long lastLatencyMillis) {

        static final Attempted NEVER = new Attempted(0, null, null);
    }
}
