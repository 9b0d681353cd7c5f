package dev.patchbay.delivery;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.IntegrationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Wakes the streams of an endpoint that is back, a few hundred in each transaction. */
@Component
class Resume implements JobHandler {

    private static final int BATCH = 500;

    private final Places places;
    private final Wakeups wakeups;
    private final TransactionTemplate transactions;

    Resume(Places places, Wakeups wakeups, TransactionTemplate transactions) {
        this.places = places;
        this.wakeups = wakeups;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return Wakeups.RESUME;
    }

    @Override
    public JobOutcome run(Job job) {
        var integration = IntegrationId.of(job.key());
        places.release(integration);
        var last = wake(integration, null);
        while (last != null) {
            last = wake(integration, last);
        }
        return JobOutcome.DONE;
    }

    /** Wakes the streams that follow one; the last of them, or null when there are no more. */
    private @Nullable UUID wake(IntegrationId integration, @Nullable UUID after) {
        return transactions.execute(status -> {
            var streams = places.waiting(integration, after, BATCH);
            streams.forEach(stream -> wakeups.stream(stream, integration));
            return streams.size() < BATCH ? null : streams.getLast();
        });
    }
}
