package dev.patchbay.broker;

import dev.patchbay.jobs.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the broker is there. */
@Component
class BrokerState {

    private final KafkaSite site;
    private final KafkaClients clients;
    private final Jobs jobs;
    private volatile boolean available;

    BrokerState(KafkaSite site, KafkaClients clients, Jobs jobs, ObjectProvider<MeterRegistry> meters) {
        this.site = site;
        this.clients = clients;
        this.jobs = jobs;
        meters.ifAvailable(registry -> Gauge.builder("patchbay.broker.available", () -> available ? 1 : 0)
                .description("1 while the broker answers")
                .register(registry));
    }

    /** Whether it answered a moment ago. */
    boolean available() {
        return available;
    }

    /** Asks it, and gives it what changed. When it is back, what it is to have is made so. */
    void look() {
        if (site.access().isEmpty()) {
            available = false; // whoever starts it tells
            return;
        }
        try {
            site.refresh();
            KafkaClients.answer(clients.admin().describeCluster().controller());
        } catch (RuntimeException failed) {
            available = false;
            throw failed;
        }
        if (!available) {
            available = true;
            Reconciliation.soon(jobs);
        }
    }
}
