package dev.patchbay.jobs;

import java.time.Duration;
import java.util.Optional;

/** A few statements that one node runs again and again, such as forgetting what nobody can use any more. */
public final class RegularWork implements JobHandler {

    private static final Duration USUAL = Duration.ofMinutes(10);

    private final String kind;
    private final Duration distance;
    private final Runnable work;

    private RegularWork(String kind, Duration distance, Runnable work) {
        this.kind = kind;
        this.distance = distance;
        this.work = work;
    }

    /** A clean-up, every ten minutes. */
    public static JobHandler cleanUp(String kind, Runnable work) {
        return new RegularWork(kind, USUAL, work);
    }

    public static JobHandler every(Duration distance, String kind, Runnable work) {
        return new RegularWork(kind, distance, work);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(distance));
    }

    @Override
    public JobOutcome run(Job job) {
        work.run();
        return JobOutcome.DONE;
    }
}
