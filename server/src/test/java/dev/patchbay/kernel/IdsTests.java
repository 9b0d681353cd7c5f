package dev.patchbay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");

    @Test
    void makesVersionSevenFromItsClock() {
        UUID id = new Ids(Clock.fixed(NOW, ZoneOffset.UTC)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void sortsByTimeWithinAMillisecond() {
        UUID earlier = new Ids(Clock.fixed(NOW, ZoneOffset.UTC)).next();
        UUID later = new Ids(Clock.fixed(NOW.plusNanos(1_000), ZoneOffset.UTC)).next();

        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @Test
    void doesNotRepeatItselfWhenTheClockStands() {
        var ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }
}
