package dev.patchbay.broker;

import dev.patchbay.jobs.Job;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to a broker, for tests of others: it is made as it should be at once, and killed. */
public final class BrokerHands {

    private final Reconciliation reconciliation;
    private final KafkaSite site;

    BrokerHands(Reconciliation reconciliation, KafkaSite site) {
        this.reconciliation = reconciliation;
        this.site = site;
    }

    /** Makes the topics and lists that are wanted, without a worker. */
    public void reconcile() {
        var work = new Job.Work(reconciliation.kind(), reconciliation.kind(), "broker");
        reconciliation.run(new Job(new UUID(0, 1), work, Map.of(), Instant.EPOCH, 0));
    }

    /** As kill -9 does; it is started again by itself. */
    public void kill() throws InterruptedException {
        ((EmbeddedKafka) site).process().orElseThrow().kill();
    }
}
