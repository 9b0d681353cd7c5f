package dev.patchbay.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * Does the jobs of one kind. A run starts outside any transaction, on a virtual thread, with the connections of background
 * work. The same job never runs twice at once as long as its lease holds, but a run that was cut off (a crash, a lost
 * database) is repeated: handlers can be run twice.
 */
public interface JobHandler {

    /** The kind of jobs it does; a bean each. */
    String kind();

    /**
     * Does the work.
     *
     * @throws Exception when it failed: it is tried again after a growing while (1 s to 1 h), and given up after
     *     {@code patchbay.jobs.maximum-attempts}; one with a {@link Schedule} waits for its next turn instead
     */
    JobOutcome run(Job job) throws Exception;

    /** When the job runs by itself; empty for jobs that are only scheduled by others. */
    default Optional<Schedule> schedule() {
        return Optional.empty();
    }

    /** After this time the run is interrupted and its lease is no longer renewed. */
    default Duration timeLimit() {
        return Duration.ofMinutes(5);
    }
}
