package dev.patchbay.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a stream stands, as its place and its endpoint say together. */
record Standing(Place place, @Nullable Endpoint endpoint) {

    /** Whether nothing is attempted before somebody acts. */
    boolean stopped() {
        return place.waiting().stoppedAt() != null
                || (endpoint != null && endpoint.disabled() != null && !endpoint.probedBy(place.stream()));
    }

    /** When the event after the position is attempted next, or null when there is none or nothing happens by itself. */
    @Nullable
    Instant nextAttempt(Instant now) {
        if (stopped() || place.upToDate()) {
            return null;
        }
        var next = latest(now, place.waiting().nextAttemptAt());
        if (endpoint == null) {
            return next;
        }
        var probe = endpoint.probe();
        return latest(latest(next, endpoint.health().restingUntil()), probe == null ? null : probe.at());
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
