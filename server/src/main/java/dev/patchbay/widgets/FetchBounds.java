package dev.patchbay.widgets;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How often the bundle of one integration is fetched for its developers, whoever asks for it: each may be 512 KB, and is read by an
 * engine for a while.
 */
@Component
class FetchBounds {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Allowance A_MINUTE = new Allowance(20, MINUTE, MINUTE);
    private static final Allowance A_DAY = new Allowance(200, DAY, DAY);

    private final Throttle throttle;

    FetchBounds(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * Counts a fetch; outside any transaction.
     *
     * @throws ProblemException {@code too-many-requests}; {@code too-many-fetches}
     */
    void demand(IntegrationId integration) {
        throttle.demand(minute(integration), A_MINUTE);
        if (throttle.take(day(integration), A_DAY) instanceof Throttle.Wait(Duration remaining)) {
            throw new ProblemException(
                    WidgetsProblem.TOO_MANY_FETCHES,
                    "Nothing was fetched. Patchbay fetches the widget of an integration " + A_DAY.attempts()
                            + " times a day; there is more in " + (remaining.toHours() + 1) + " hours.",
                    Map.of(ProblemException.RETRY_AFTER, remaining.toSeconds() + 1));
        }
    }

    /** Counts a fetch, or says how long it has to wait. */
    Optional<Duration> take(IntegrationId integration) {
        return remaining(minute(integration), A_MINUTE).or(() -> remaining(day(integration), A_DAY));
    }

    private Optional<Duration> remaining(String bucket, Allowance allowance) {
        return throttle.take(bucket, allowance) instanceof Throttle.Wait(Duration remaining)
                ? Optional.of(remaining)
                : Optional.empty();
    }

    private static String minute(IntegrationId integration) {
        return "widgets:fetches-a-minute:" + integration;
    }

    private static String day(IntegrationId integration) {
        return "widgets:fetches-a-day:" + integration;
    }
}
