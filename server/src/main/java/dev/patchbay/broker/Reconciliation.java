package dev.patchbay.broker;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.stereotype.Component;

/**
 * Makes the broker have what integrations are to have: lists first, since they close what must be closed, then topics and quotas.
 * While the broker is away there is nothing to do: it is scheduled when the broker is back. Whatever others did there is put right in
 * an hour at the latest.
 */
@Component
class Reconciliation implements JobHandler {

    private static final String KIND = "broker.reconcile";

    private final ClientRows rows;
    private final KafkaClients clients;
    private final BrokerSettings settings;
    private final BrokerState state;

    Reconciliation(ClientRows rows, KafkaClients clients, BrokerSettings settings, BrokerState state) {
        this.rows = rows;
        this.clients = clients;
        this.settings = settings;
        this.state = state;
    }

    static void soon(Jobs jobs) {
        jobs.schedule(JobRequest.now(KIND, KIND, "broker"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(Duration.ofHours(1)));
    }

    @Override
    public JobOutcome run(Job job) {
        if (state.available()) {
            List<ClientRows.Wanted> wanted = rows.all();
            Admin admin = clients.admin();
            AccessLists.bring(admin, wanted);
            Quotas.bring(admin, wanted, settings.byteRate().toBytes());
            var topics = new Topics(settings);
            topics.bringOwn(admin);
            topics.bring(admin, wanted);
            wanted.stream()
                    .filter(ClientRows.Wanted::removed)
                    .map(ClientRows.Wanted::integration)
                    .forEach(rows::forget);
        }
        return JobOutcome.DONE;
    }
}
