package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class RetryScheduleTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Answer SILENCE = new Answer.Unanswered("No connection.", Duration.ZERO);

    private final RetrySchedule schedule = new RetrySchedule(
            new DeliverySettings(
                    Duration.ofSeconds(15),
                    List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)),
                    10,
                    Duration.ofHours(24),
                    5,
                    Duration.ofHours(120),
                    DataSize.ofKilobytes(64),
                    Duration.ofDays(30)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void spreadsEachDelayByATenthAtMost() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(schedule.afterFailure(2, SILENCE).orElseThrow())
                    .isBetween(NOW.plusSeconds(270), NOW.plusSeconds(330));
        }
    }

    @Test
    void endsAfterTheLastDelay() {
        assertThat(schedule.afterFailure(3, SILENCE)).isEmpty();
    }

    @Test
    void probesOnWithTheLastDelay() {
        assertThat(schedule.ofProbe(7, SILENCE)).isBetween(NOW.plusSeconds(270), NOW.plusSeconds(330));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 120",
                "0 | 5",
                "-3 | 5",
                "soon | 5",
                "99999999999999999999 | 5",
                "999999999 | 86400",
                "Sun, 22 Nov 2026 10:30:00 GMT | 1800",
                "Sun, 22 Nov 2020 10:30:00 GMT | 5"
            })
    void waitsLongerWhenAskedTo(String retryAfter, long seconds) {
        var answer = new Answer.Answered(
                503, Map.of("retry-after", List.of(retryAfter)), new KeptAttempt.Body("", false), Duration.ZERO);

        var next = schedule.afterFailure(1, answer).orElseThrow();

        assertThat(Duration.between(NOW, next))
                .isBetween(
                        Duration.ofSeconds(seconds).multipliedBy(9).dividedBy(10),
                        Duration.ofSeconds(seconds).multipliedBy(11).dividedBy(10));
    }
}
