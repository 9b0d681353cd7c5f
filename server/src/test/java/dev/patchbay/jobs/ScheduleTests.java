package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void countsFromTheLastRun() {
        assertThat(Schedule.every(Duration.ofMinutes(10)).next(NOW)).isEqualTo(Instant.parse("2026-11-22T10:10:00Z"));
    }

    @Test
    void keepsStepHoweverLongEachRunTakes() {
        Schedule minutes = Schedule.inStep(Duration.ofMinutes(1));

        assertThat(minutes.next(NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(minutes.next(NOW.plusMillis(59_999))).isEqualTo(NOW.plusSeconds(60));
        assertThat(minutes.next(NOW.plusMillis(60_001))).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void readsCronInUtc() {
        assertThat(Schedule.cron("0 30 3 * * *").next(NOW)).isEqualTo(Instant.parse("2026-11-23T03:30:00Z"));
    }

    @Test
    void refusesWhatHasNoTurn() {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.every(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.inStep(Duration.ofNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.cron("sometimes"));
    }
}
