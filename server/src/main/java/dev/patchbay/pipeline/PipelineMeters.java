package dev.patchbay.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is measured of data sources, all of them together: polls by their outcome, records by their way and what became of them. */
@Component
class PipelineMeters {

    private static final String RECORDS = "patchbay.pipeline.records";

    private final MeterRegistry meters;

    PipelineMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void polled(PollEnd end, Duration latency) {
        Timer.builder("patchbay.pipeline.polls")
                .description("polls of data sources, with all their pages")
                .tag("outcome", end.outcome())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(meters)
                .record(latency);
        received(Way.POLLED, end.bytes());
    }

    /** Counts records when the transaction that writes them is through. */
    void taken(Way way, PollReport.Counts counts) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count(way, "accepted", counts.accepted());
                count(way, "unchanged", counts.unchanged());
                count(way, "rejected", counts.rejected());
            }
        });
    }

    void received(Way way, long bytes) {
        Counter.builder("patchbay.pipeline.received")
                .description("what data sources answered and sent, after decompression")
                .baseUnit("bytes")
                .tag("way", way.word())
                .register(meters)
                .increment((double) bytes);
    }

    private void count(Way way, String result, int records) {
        if (records > 0) {
            meters.counter(RECORDS, "way", way.word(), "result", result).increment(records);
        }
    }
}
