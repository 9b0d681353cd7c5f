package dev.patchbay.vetting;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Carries runs out in the background; the job's key is the run's id. */
@Component
class RunJob implements JobHandler {

    static final String KIND = "vetting.run";

    /** Failures after which what cannot be found out is told as such. */
    private static final int PATIENCE = 4;

    private final Runner runner;

    RunJob(Runner runner) {
        this.runner = runner;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofMinutes(4);
    }

    @Override
    public JobOutcome run(Job job) {
        runner.carryOut(new RunId(UUID.fromString(job.key())), job.attempts() >= PATIENCE);
        return JobOutcome.DONE;
    }
}
