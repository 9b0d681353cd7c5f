package dev.patchbay.broker;

import dev.patchbay.jobs.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the broker is there. */
@Component
class BrokerState {

    private final KafkaSite site;
    private final KafkaClients clients;
    private final Jobs jobs;
    private final Clock clock;
    private volatile Answering answering;

    BrokerState(KafkaSite site, KafkaClients clients, Jobs jobs, ObjectProvider<MeterRegistry> meters, Clock clock) {
        this.site = site;
        this.clients = clients;
        this.jobs = jobs;
        this.clock = clock;
        this.answering = new Answering(false, clock.instant());
        meters.ifAvailable(registry -> Gauge.builder("patchbay.broker.available", () -> available() ? 1 : 0)
                .description("1 while the broker answers")
                .register(registry));
    }

    /** Whether it answers, and since when that is so. */
    record Answering(boolean available, Instant since) {}

    /** Whether it answered a moment ago. */
    boolean available() {
        return answering.available && site.access().isPresent();
    }

    Answering answering() {
        return answering;
    }

    /** Asks it, and gives it what changed. When it is back, what it is to have is made so. */
    void look() {
        if (site.access().isEmpty()) {
            found(false); // whoever starts it tells
            return;
        }
        try {
            site.refresh();
            KafkaClients.answer(clients.admin().describeCluster().controller());
        } catch (RuntimeException failed) {
            found(false);
            throw failed;
        }
        if (!answering.available) {
            found(true);
            Reconciliation.soon(jobs);
        }
    }

    private void found(boolean available) {
        if (available != answering.available) {
            answering = new Answering(available, clock.instant());
        }
    }
}
