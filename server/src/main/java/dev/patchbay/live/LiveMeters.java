package dev.patchbay.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;

/** What is measured of pages that follow what changes. */
@Component
class LiveMeters {

    private final MeterRegistry meters;
    private final Counter records;
    private final Timer flush;

    LiveMeters(MeterRegistry meters) {
        this.meters = meters;
        this.records = Counter.builder("patchbay.live.records")
                .description("records that were sent to pages, each page counted")
                .register(meters);
        this.flush = Timer.builder("patchbay.live.flush")
                .description("from hearing of a change to having sent it to a page")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }

    void pages(IntSupplier open) {
        Gauge.builder("patchbay.live.pages", open::getAsInt)
                .description("pages that follow what changes, on this node")
                .strongReference(true)
                .register(meters);
    }

    void sources(IntSupplier followed) {
        Gauge.builder("patchbay.live.sources", followed::getAsInt)
                .description("sources that are followed for them")
                .strongReference(true)
                .register(meters);
    }

    void sent(int count) {
        records.increment(count);
    }

    void flushed(long heard) {
        flush.record(Duration.ofNanos(System.nanoTime() - heard));
    }

    /** @param why {@code gone}, {@code slow}, {@code signed-out} or {@code restart} */
    void ended(String why) {
        meters.counter("patchbay.live.ended", "why", why).increment();
    }
}
