package dev.patchbay.jobs;

import dev.patchbay.kernel.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One run of a claimed job: the handler's work, then the record of how it ended. */
@Component
class JobRun {

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int LONGEST_ERROR = 300;

    private final Outcomes outcomes;
    private final JobsSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

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
            note(claimed, ended(claimed, handler, result));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
            Thread.interrupted(); // an interrupted thread could not record anything
            log.warn(
                    "Job {} {} failed (attempt {})",
                    claimed.job().kind(),
                    claimed.job().key(),
                    claimed.job().attempts() + 1,
                    failure);
            note(claimed, failed(claimed, handler, describe(failure)));
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

    private static void note(ClaimedJob claimed, boolean leaseHeld) {
        if (!leaseHeld) {
            log.warn(
                    "Job {} {} ended after its lease: another run has taken over",
                    claimed.job().kind(),
                    claimed.job().key());
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
