package dev.patchbay.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What is measured of delivering: attempts by what came of them, how long they took, and streams that are not up to date. */
@Component
class DeliveryMeters {

    /** How long a count of the waiting streams is good for: it reads an index of all of them. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final MeterRegistry meters;
    private final Places places;
    private final Clock clock;
    private Instant countedAt = Instant.EPOCH;
    private Places.Undelivered counted = new Places.Undelivered(0, 0);

    DeliveryMeters(MeterRegistry meters, Places places, UnsentEvents unsent, Clock clock) {
        this.meters = meters;
        this.places = places;
        this.clock = clock;
        Gauge.builder(
                        "patchbay.delivery.streams",
                        this,
                        self -> self.undelivered().waiting())
                .description("streams with something undelivered")
                .tag("state", "waiting")
                .register(meters);
        Gauge.builder(
                        "patchbay.delivery.streams",
                        this,
                        self -> self.undelivered().stopped())
                .description("streams with something undelivered")
                .tag("state", "stopped")
                .register(meters);
        Gauge.builder("patchbay.delivery.unsent", unsent, UnsentEvents::count)
                .description("events that the broker did not take")
                .register(meters);
    }

    void attempted(Verdict verdict, Duration latency) {
        Timer.builder("patchbay.delivery.attempts")
                .description("attempts to deliver events over HTTP")
                .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(15))
                .register(meters)
                .record(latency);
    }

    private synchronized Places.Undelivered undelivered() {
        var now = clock.instant();
        if (now.isAfter(countedAt.plus(FRESH))) {
            counted = places.undelivered();
            countedAt = now;
        }
        return counted;
    }
}
