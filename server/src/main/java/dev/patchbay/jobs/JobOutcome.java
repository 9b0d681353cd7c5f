package dev.patchbay.jobs;

import java.time.Instant;

/** What a handler says after a run; a failure is an exception. */
public sealed interface JobOutcome {

    JobOutcome DONE = new Done();

    static JobOutcome runAgainAt(Instant at) {
        return new RunAgainAt(at);
    }

    /** The work is done: the job goes, unless it was scheduled again meanwhile or has a {@link Schedule}. */
    record Done() implements JobOutcome {}

    /** There is more to do, at the given time or earlier if it was scheduled so meanwhile. */
    record RunAgainAt(Instant at) implements JobOutcome {}
}
