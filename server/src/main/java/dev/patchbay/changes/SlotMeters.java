package dev.patchbay.changes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is measured of the slots; the same on all nodes, since PostgreSQL knows it. Of a slot that there never was there is no number,
 * nor of any while the database is away.
 */
@Component
class SlotMeters {

    private static final Logger log = LoggerFactory.getLogger(SlotMeters.class);

    /** How long what was read is good for. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final List<String> SLOTS = List.of("lifecycle", "records");

    private final Slots slots;
    private final Clock clock;
    private Instant readAt = Instant.EPOCH;
    private List<SlotStanding> read = List.of();

    SlotMeters(Slots slots, Clock clock, MeterRegistry meters) {
        this.slots = slots;
        this.clock = clock;
        for (String slot : SLOTS) {
            gauge(slot, "patchbay.changes.running", standing -> standing.running() ? 1 : 0)
                    .description("1 while a node carries the changes of a slot to the broker")
                    .register(meters);
            gauge(slot, "patchbay.changes.lag", standing -> standing.lag().toMillis() / 1000.0)
                    .description("how long ago the newest change was committed that is safe at the broker")
                    .baseUnit("seconds")
                    .register(meters);
            gauge(slot, "patchbay.changes.retained", SlotStanding::retainedBytes)
                    .description("what PostgreSQL keeps of its log for a slot")
                    .baseUnit("bytes")
                    .register(meters);
        }
    }

    private Gauge.Builder<SlotMeters> gauge(String slot, String name, ToDoubleFunction<SlotStanding> of) {
        return Gauge.builder(
                        name,
                        this,
                        self -> self.standings().stream()
                                .filter(standing -> standing.slot().equals(slot))
                                .findFirst()
                                .map(standing -> of.applyAsDouble(standing))
                                .orElse(Double.NaN))
                .tag("slot", slot);
    }

    private synchronized List<SlotStanding> standings() {
        if (clock.instant().isAfter(readAt.plus(FRESH))) {
            try {
                read = slots.standings();
            } catch (RuntimeException failed) {
                log.debug("The slots cannot be looked at", failed);
                read = List.of();
            }
            readAt = clock.instant(); // what fails takes its time, and the next gauge need not wait as long
        }
        return read;
    }
}
