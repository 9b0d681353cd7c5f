package dev.patchbay.alarms;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How many alarms there are; no number while the database is away. */
@Component
class AlarmMeter {

    private static final Logger log = LoggerFactory.getLogger(AlarmMeter.class);

    /** How long what was counted is good for. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Alarms alarms;
    private final Clock clock;
    private Instant countedAt = Instant.EPOCH;
    private double raised = Double.NaN;

    AlarmMeter(Alarms alarms, Clock clock, MeterRegistry meters) {
        this.alarms = alarms;
        this.clock = clock;
        Gauge.builder("patchbay.alarms.raised", this, AlarmMeter::raised)
                .description("what has gone wrong for so long that somebody was told")
                .register(meters);
    }

    private synchronized double raised() {
        if (clock.instant().isAfter(countedAt.plus(FRESH))) {
            try {
                raised = alarms.raised().size();
            } catch (RuntimeException failed) {
                log.debug("Alarms cannot be counted", failed);
                raised = Double.NaN;
            }
            countedAt = clock.instant();
        }
        return raised;
    }
}
