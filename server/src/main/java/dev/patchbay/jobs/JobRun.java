package dev.patchbay.jobs;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Trouble;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** One run of a claimed job: the handler's work, then the record of how it ended. */
@Component
class JobRun {

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int LONGEST_ERROR = 300;

    private final Outcomes outcomes;
    private final JobsSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Trouble unrecorded = new Trouble();

    JobRun(Outcomes outcomes, JobsSettings settings, Clock clock, MeterRegistry meters) {
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    void run(ClaimedJob claimed, JobHandler handler) {
        var timer = Timer.start(meters);
        String outcome = "failed";
        try {
            JobOutcome result = handler.run(claimed.job());
            outcome = "done";
            record(claimed, () -> ended(claimed, handler, result));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
            Thread.interrupted(); // an interrupted thread could not record anything
            tell(claimed.job(), failure);
            record(claimed, () -> failed(claimed, handler, describe(failure)));
        } finally {
            timer.stop(Timer.builder("patchbay.jobs.run")
                    .description("runs of background jobs")
                    .tag("kind", claimed.job().kind())
                    .tag("outcome", outcome)
                    .register(meters));
        }
    }

    private boolean ended(ClaimedJob claimed, JobHandler handler, JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.RunAgainAt(Instant at) -> outcomes.runAgain(claimed, at);
            case JobOutcome.Done() ->
                handler.schedule()
                        .map(schedule -> outcomes.runAgain(claimed, schedule.next(clock.instant())))
                        .orElseGet(() -> outcomes.done(claimed));
        };
    }

    private boolean failed(ClaimedJob claimed, JobHandler handler, String error) {
        Instant now = clock.instant();
        if (claimed.job().attempts() + 1 < settings.maximumAttempts()) {
            return outcomes.failed(claimed, error, now.plus(wait(claimed.job().attempts())));
        }
        return handler.schedule()
                .map(schedule -> outcomes.failed(claimed, error, schedule.next(now)))
                .orElseGet(() -> outcomes.gaveUp(claimed, error));
    }

    /**
     * Records the outcome, again and again while the database is away: else the job would wait for the end of its lease. Longer
     * than that nobody waits, since whoever comes first then takes the job over.
     */
    private void record(ClaimedJob claimed, BooleanSupplier outcome) {
        long end = System.nanoTime() + settings.lease().toNanos();
        for (boolean first = true; ; first = false) {
            try {
                note(claimed, outcome.getAsBoolean(), first);
                if (unrecorded.ends()) {
                    log.info("Outcomes of background jobs are recorded again");
                }
                return;
            } catch (RuntimeException failed) {
                if (!mayComeBack(failed)) {
                    throw failed;
                }
                log.debug(
                        "The outcome of job {} was not recorded", claimed.job().key(), failed);
                if (unrecorded.begins()) {
                    log.warn(
                            "Outcomes of background jobs cannot be recorded; trying again each second: {}",
                            Trouble.inOneLine(failed));
                }
                if (System.nanoTime() + AGAIN.toNanos() > end || interruptedWithin(AGAIN)) {
                    log.debug(
                            "Job {} waits for the end of its lease",
                            claimed.job().key());
                    return;
                }
            }
        }
    }

    private static boolean mayComeBack(RuntimeException failure) {
        return failure instanceof DataAccessResourceFailureException
                || (failure instanceof ProblemException problem
                        && problem.problem().kind() == ProblemKind.UNAVAILABLE);
    }

    private static boolean interruptedWithin(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
        return Thread.currentThread().isInterrupted();
    }

    private static void note(ClaimedJob claimed, boolean leaseHeld, boolean first) {
        if (!leaseHeld && first) { // later, it may be the attempt before whose answer was lost
            log.warn(
                    "Job {} {} ended after its lease: another run has taken over",
                    claimed.job().kind(),
                    claimed.job().key());
        }
    }

    /** Without a trace when the database is away, since nothing is wrong with the job. */
    private static void tell(Job job, Throwable failure) {
        int attempt = job.attempts() + 1;
        if (failure instanceof DataAccessResourceFailureException) {
            log.debug("Job {} {} lost the database", job.kind(), job.key(), failure);
            log.warn("Job {} {} failed (attempt {}): {}", job.kind(), job.key(), attempt, Trouble.inOneLine(failure));
        } else {
            log.warn("Job {} {} failed (attempt {})", job.kind(), job.key(), attempt, failure);
        }
    }

    /** 1 s, 2 s, 4 s … to an hour, ± 10 %, so that what failed together does not come back together. */
    static Duration wait(int failuresBefore) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failuresBefore, 12));
        long millis = (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toMillis();
        return Duration.ofMillis(
                millis - millis / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    private static String describe(Throwable failure) {
        String text = failure instanceof ProblemException problem
                ? problem.problem().slug() + ": " + problem.detail()
                : failure.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(failure.getMessage(), "");
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
