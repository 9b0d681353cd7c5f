package dev.patchbay.jobs;

import java.time.Duration;
import java.util.Optional;

/** A few statements that one node runs again and again, such as forgetting what nobody can use any more. */
public final class RegularWork implements JobHandler, Runnable {

    private static final Schedule USUAL = Schedule.every(Duration.ofMinutes(10));

    private final String kind;
    private final Schedule schedule;
    private final Runnable work;

    private RegularWork(String kind, Schedule schedule, Runnable work) {
        this.kind = kind;
        this.schedule = schedule;
        this.work = work;
    }

    /** A clean-up, every ten minutes. */
    public static RegularWork cleanUp(String kind, Runnable work) {
        return new RegularWork(kind, USUAL, work);
    }

    public static RegularWork on(Schedule schedule, String kind, Runnable work) {
        return new RegularWork(kind, schedule, work);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(schedule);
    }

    @Override
    public JobOutcome run(Job job) {
        run();
        return JobOutcome.DONE;
    }

    @Override
    public void run() {
        work.run();
    }
}
