package dev.patchbay.jobs;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Schedules work. Inside a transaction the job is written with it: no commit, no job. */
@Component
public class Jobs {

    private final JobTable table;
    private final Doorbell doorbell;
    private final Clock clock;

    Jobs(JobTable table, Doorbell doorbell, Clock clock) {
        this.table = table;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * Schedules a job, or the one that waits already under the same kind and key: the earlier time wins, and a job that was
     * given up starts anew. One that runs at the moment is run again afterwards, so that a change made while it ran is seen.
     */
    public void schedule(JobRequest request) {
        Instant now = clock.instant();
        Instant dueAt = request.dueAt();
        table.schedule(request, dueAt == null ? now : dueAt, now);
        wakeWorker(dueAt, now);
    }

    /**
     * Makes a waiting job due at once, one that was given up too.
     *
     * @return whether there is such a job
     */
    public boolean runNow(String kind, String key) {
        Instant now = clock.instant();
        boolean found = table.runNow(kind, key, now);
        wakeWorker(now, now);
        return found;
    }

    private void wakeWorker(@Nullable Instant dueAt, Instant now) {
        if (dueAt != null && dueAt.isAfter(now)) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            doorbell.ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                doorbell.ring();
            }
        });
    }
}
