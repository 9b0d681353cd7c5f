package dev.patchbay.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTests {

    private static final Allowance THREE_A_MINUTE = new Allowance(3, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Attempts attempts = Attempts.NONE;

    @Test
    void waitsLongerEachTimeTheAttemptsAreUsedUp() {
        for (int minutes : new int[] {1, 2, 4, 5, 5}) {
            useUp();
            assertThat(Duration.between(now, attempts.until())).isEqualTo(Duration.ofMinutes(minutes));
            now = attempts.until();
        }
    }

    @Test
    void forgivesAfterAPauseOfAWindow() {
        useUp();
        now = attempts.until();
        useUp();
        now = attempts.until().plus(Duration.ofMinutes(1));
        useUp();

        assertThat(Duration.between(now, attempts.until())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void forgivesAfterAWindowThatWasNotUsedUp() {
        useUp();
        now = attempts.until();
        useUp();
        now = attempts.until();
        attempts = attempts.oneMore(THREE_A_MINUTE, now);
        now = attempts.until();
        useUp();

        assertThat(Duration.between(now, attempts.until())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void neverHoldsUpWhoStaysWithinTheAllowance() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.usedUp(THREE_A_MINUTE, now)).isFalse();
            attempts = attempts.oneMore(THREE_A_MINUTE, now);
            now = now.plusSeconds(31);
        }
    }

    private void useUp() {
        for (int i = 0; i < 3; i++) {
            assertThat(attempts.usedUp(THREE_A_MINUTE, now)).isFalse();
            attempts = attempts.oneMore(THREE_A_MINUTE, now);
        }
        assertThat(attempts.usedUp(THREE_A_MINUTE, now)).isTrue();
    }
}
