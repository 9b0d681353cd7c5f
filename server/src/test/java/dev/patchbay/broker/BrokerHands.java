package dev.patchbay.broker;

import dev.patchbay.jobs.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens to a broker, for tests of others: it is made as it should be and measured at once, and killed. */
public final class BrokerHands {

    /** Within which it is there again: it is started a minute later at most, and that takes long on a busy machine. */
    public static final Duration BACK = Duration.ofMinutes(8);

    private static final int BETWEEN_MILLIS = 20;

    private final Reconciliation reconciliation;
    private final KafkaSite site;
    private final BrokerWatch watch;
    private final DepthPulse pulse;

    BrokerHands(Reconciliation reconciliation, KafkaSite site, BrokerWatch watch, DepthPulse pulse) {
        this.reconciliation = reconciliation;
        this.site = site;
        this.watch = watch;
        this.pulse = pulse;
    }

    /** Makes the topics and lists that are wanted, without a worker. */
    public void reconcile() {
        var work = new Job.Work(reconciliation.kind(), reconciliation.kind(), "broker");
        reconciliation.run(new Job(new UUID(0, 1), work, Map.of(), Instant.EPOCH, 0));
    }

    /** Measures how deep its topics are, which nobody waits for otherwise. */
    public void measure() {
        watch.measure();
    }

    /** As kill -9 does; it is started again by itself. */
    public void kill() throws InterruptedException {
        ((EmbeddedKafka) site).process().orElseThrow().kill();
    }

    /** Keeps it away until this is closed: whatever comes back meanwhile is killed before anybody finds it. */
    public Away away() {
        var over = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> killUntil(over));
        return over::countDown;
    }

    private void killUntil(CountDownLatch over) {
        try {
            do {
                var process = ((EmbeddedKafka) site).process();
                if (process.isPresent()) {
                    process.get().kill();
                }
            } while (!over.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** For as long as it is to be away. */
    public interface Away extends AutoCloseable {
        @Override
        void close();
    }

    /** From now on its topics are measured only when a test wants it, or each few seconds again. */
    public void measuresByItself(boolean does) {
        pulse.stop();
        if (does) {
            pulse.start();
        }
    }
}
