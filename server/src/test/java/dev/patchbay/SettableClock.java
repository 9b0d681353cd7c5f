package dev.patchbay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test moves on. */
public final class SettableClock extends Clock {

    private final InstantSource time;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    /** Stands still until it is moved. */
    public SettableClock(Instant now) {
        this(InstantSource.fixed(now));
    }

    /** Goes as this source goes, when it is not moved. */
    public SettableClock(InstantSource time) {
        this.time = time;
    }

    public void advance(Duration by) {
        offset.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return time.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a moment has no zone");
    }

    /** Gives the running Patchbay the time of day, which the test moves on. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class OfDay {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(InstantSource.system());
        }
    }
}
