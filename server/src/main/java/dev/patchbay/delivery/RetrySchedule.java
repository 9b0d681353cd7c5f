package dev.patchbay.delivery;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** When the next attempt follows a failed one. */
@Component
class RetrySchedule {

    private final DeliverySettings settings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    RetrySchedule(DeliverySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** When an event is attempted again after so many failed attempts; empty after the last. */
    Optional<Instant> afterFailure(int failedAttempts, Answer answer) {
        return failedAttempts > settings.schedule().size()
                ? Optional.empty()
                : Optional.of(later(settings.schedule().get(failedAttempts - 1), answer));
    }

    /** When a failing endpoint is probed again; goes on with the last delay once the schedule has run out. */
    Instant ofProbe(int failedAttempts, Answer answer) {
        var delays = settings.schedule();
        return later(delays.get(Math.min(failedAttempts, delays.size()) - 1), answer);
    }

    /**
     * Until when the endpoint asks to be left alone (RFC 9110 §10.2.3), in seconds or as a date; bounded by the settings.
     * Empty when it does not ask or what it says cannot be read.
     */
    Optional<Instant> retryAfter(Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return answered.headers().getOrDefault("retry-after", List.of()).stream()
                .findFirst()
                .flatMap(value -> read(value.strip(), now))
                .filter(now::isBefore)
                .map(until -> earlier(until, now.plus(settings.longestRetryAfter())));
    }

    private Instant later(Duration delay, Answer answer) {
        var scheduled = clock.instant().plus(spread(delay));
        return retryAfter(answer).filter(scheduled::isBefore).orElse(scheduled);
    }

    private Duration spread(Duration delay) {
        long reach = delay.toMillis() * settings.jitterPercent() / 100;
        return reach == 0 ? delay : delay.plusMillis(random.nextLong(-reach, reach + 1));
    }

    private static Optional<Instant> read(String value, Instant now) {
        try {
            return Optional.of(
                    value.chars().allMatch(Character::isDigit)
                            ? now.plusSeconds(Math.min(Long.parseLong(value), Integer.MAX_VALUE))
                            : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
