package dev.patchbay.delivery;

import dev.patchbay.SettableClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Time that tests move: by itself it only goes on by a microsecond with each reading, so that no two are the same. */
@TestConfiguration(proxyBeanMethods = false)
class MovableTime {

    @Bean
    @Primary
    SettableClock movableClock() {
        var now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        return new SettableClock(() -> now.updateAndGet(before -> before.plus(1, ChronoUnit.MICROS)));
    }
}
