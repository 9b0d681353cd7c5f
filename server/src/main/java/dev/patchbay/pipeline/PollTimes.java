package dev.patchbay.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** When a source is polled next: at its interval, later and later while it fails, never before it wants to be. */
@Component
class PollTimes {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 20;

    private final PipelineSettings settings;

    PollTimes(PipelineSettings settings) {
        this.settings = settings;
    }

    Instant next(Source source, PollEnd end, int failures, Instant now) {
        Duration pause = pause(source, end, failures);
        Duration jittered = jittered(pause);
        Duration asked = end.patience() == null ? Duration.ZERO : end.patience();
        return now.plus(jittered.compareTo(asked) < 0 ? asked : jittered);
    }

    private Duration pause(Source source, PollEnd end, int failures) {
        if (end.postponed()) {
            return SOON;
        }
        if (failures > 0) {
            Duration first = longer(source.interval(), SOON);
            Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
            return doubled.compareTo(settings.longestBackOff()) < 0
                    ? doubled
                    : longer(source.interval(), settings.longestBackOff());
        }
        if (end.outcome().equals("schema-only")) {
            return settings.askSchemaEvery();
        }
        return source.interval();
    }

    private Duration jittered(Duration pause) {
        int percent = settings.jitterPercent();
        if (percent == 0) {
            return pause;
        }
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-percent, percent) / 100;
        return Duration.ofMillis((long) (pause.toMillis() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
