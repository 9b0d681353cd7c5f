package dev.patchbay.installs;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.VersionPublished;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings everybody who has an integration to its new version, a few at a time. How far it came is in the installations
 * themselves: a run that was cut off goes on where it stood, and nobody is told twice.
 */
@Component
class RollOut implements JobHandler {

    static final String KIND = "installs.roll-out";

    private static final int BATCH = 50;

    /** After these the job makes room for others, and goes on. */
    private static final int BATCHES = 100;

    private final ReconsentRows rows;
    private final Updating updating;
    private final Catalog catalog;
    private final Jobs jobs;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RollOut(
            ReconsentRows rows,
            Updating updating,
            Catalog catalog,
            Jobs jobs,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.updating = updating;
        this.catalog = catalog;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener
    void on(VersionPublished published) {
        jobs.schedule(JobRequest.now(KIND, published.integration().toString(), KIND));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        var integration = IntegrationId.of(job.key());
        String version = catalog.get(integration).version();
        rows.withdrawOthers(integration, version);
        InstallationId after = null;
        for (int i = 0; i < BATCHES; i++) {
            List<InstallationId> batch = batch(integration, version, after);
            if (batch.size() < BATCH) {
                return JobOutcome.DONE;
            }
            after = batch.getLast();
        }
        return JobOutcome.runAgainAt(clock.instant());
    }

    private List<InstallationId> batch(IntegrationId integration, String version, @Nullable InstallationId after) {
        List<InstallationId> batch = rows.behind(integration, version, after, BATCH);
        if (!batch.isEmpty()) {
            transactions.executeWithoutResult(status -> batch.forEach(updating::follow));
        }
        return batch;
    }
}
