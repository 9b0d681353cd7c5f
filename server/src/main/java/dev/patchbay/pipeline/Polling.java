package dev.patchbay.pipeline;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The job of a source, or of a source for one installation: whichever node claims it polls, and it waits for the next poll. */
@Component
class Polling implements JobHandler {

    static final String KIND = "pipeline.poll";
    private static final String SEPARATOR = "/";

    private final Polls polls;
    private final PipelineSettings settings;

    Polling(Polls polls, PipelineSettings settings) {
        this.polls = polls;
        this.settings = settings;
    }

    static String key(Shelf shelf) {
        return shelf.installation() == null
                ? shelf.source().toString()
                : shelf.source() + SEPARATOR + shelf.installation();
    }

    private static Shelf shelf(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0
                ? Shelf.ofAll(IntegrationId.of(key))
                : new Shelf(
                        IntegrationId.of(key.substring(0, separator)), InstallationId.of(key.substring(separator + 1)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration timeLimit() {
        return settings.pollWithin().multipliedBy(2);
    }

    @Override
    public JobOutcome run(Job job) {
        return polls.poll(shelf(job.key())).map(JobOutcome::runAgainAt).orElse(JobOutcome.DONE);
    }
}
