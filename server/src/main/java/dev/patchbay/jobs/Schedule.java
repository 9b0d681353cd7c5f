package dev.patchbay.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.springframework.scheduling.support.CronExpression;

/** When a job runs by itself; on one node only, whichever claims it. */
public sealed interface Schedule {

    /** The first turn after the given moment. */
    Instant next(Instant after);

    /** The given distance after each run. */
    static Schedule every(Duration distance) {
        return new Every(distance);
    }

    /** At the multiples of a distance, however long each run takes: with a minute, at the beginning of each. */
    static Schedule inStep(Duration distance) {
        return new InStep(distance);
    }

    /** At the times of a cron expression with six fields, in UTC; {@code 0 30 3 * * *} is each night at half past three. */
    static Schedule cron(String expression) {
        return new Cron(CronExpression.parse(expression));
    }

    /** A fixed distance after each run. */
    record Every(Duration distance) implements Schedule {

        public Every {
            if (!distance.isPositive()) {
                throw new IllegalArgumentException("the distance must be positive: " + distance);
            }
        }

        @Override
        public Instant next(Instant after) {
            return after.plus(distance);
        }
    }

    /** The multiples of a distance since the beginning of 1970 in UTC. */
    record InStep(Duration distance) implements Schedule {

        public InStep {
            if (distance.toMillis() <= 0) {
                throw new IllegalArgumentException("the distance must be a millisecond at least: " + distance);
            }
        }

        @Override
        public Instant next(Instant after) {
            long step = distance.toMillis();
            return Instant.ofEpochMilli((Math.floorDiv(after.toEpochMilli(), step) + 1) * step);
        }
    }

    /** The times of a cron expression. */
    record Cron(CronExpression expression) implements Schedule {

        @Override
        public Instant next(Instant after) {
            ZonedDateTime next = expression.next(after.atZone(ZoneOffset.UTC));
            if (next == null) {
                throw new IllegalStateException(expression + " has no turn after " + after);
            }
            return next.toInstant();
        }
    }
}
