package dev.patchbay.broker;

import dev.patchbay.jobs.Job;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to a broker, for tests of others: it is made as it should be and measured at once, and killed. */
public final class BrokerHands {

    private final Reconciliation reconciliation;
    private final KafkaSite site;
    private final BrokerWatch watch;

    BrokerHands(Reconciliation reconciliation, KafkaSite site, BrokerWatch watch) {
        this.reconciliation = reconciliation;
        this.site = site;
        this.watch = watch;
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

    /** Whether it is known to be away; until then it is killed as often as it comes back, since it may be back before anybody looks. */
    public boolean isAwayOrKilled() throws InterruptedException {
        boolean away = !watch.standing().available();
        var process = ((EmbeddedKafka) site).process();
        if (!away && process.isPresent()) {
            process.get().kill();
        }
        return away;
    }
}
