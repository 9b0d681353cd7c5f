package dev.patchbay.delivery;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes old attempts off the record each night. */
@Component
class Forgetting implements JobHandler {

    private static final int BATCH = 1_000;

    private final Attempts attempts;
    private final Skips skips;
    private final DeliverySettings settings;
    private final Clock clock;

    Forgetting(Attempts attempts, Skips skips, DeliverySettings settings, Clock clock) {
        this.attempts = attempts;
        this.skips = skips;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "delivery.forgetting";
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.cron("0 40 3 * * *"));
    }

    @Override
    public JobOutcome run(Job job) {
        var oldest = clock.instant().minus(settings.keepAttempts());
        skips.removeOlderThan(oldest);
        int removed;
        do {
            removed = attempts.removeOlderThan(oldest, BATCH);
        } while (removed == BATCH);
        return JobOutcome.DONE;
    }
}
