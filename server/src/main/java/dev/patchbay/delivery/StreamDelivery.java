package dev.patchbay.delivery;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Delivers a stream, one event after the other: claim, commit, send, record. */
@Component
class StreamDelivery implements JobHandler {

    /** After so many steps others of the lane have their turn. */
    private static final int STEPS = 10;

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration WHEN_BUSY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(StreamDelivery.class);

    private final Planning planning;
    private final Sender sender;
    private final Results results;
    private final Clock clock;
    private final Trouble trouble = new Trouble();

    StreamDelivery(Planning planning, Sender sender, Results results, Clock clock) {
        this.planning = planning;
        this.sender = sender;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Wakeups.STREAM;
    }

    /** A stream is never given up: what fails here in an unforeseen way is tried again until it is mended. */
    @Override
    public JobOutcome run(Job job) {
        try {
            JobOutcome outcome = deliver(UUID.fromString(job.key()));
            if (trouble.ends()) {
                log.info("Streams are delivered again");
            }
            return outcome;
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            if (passing(failure)) {
                log.debug("Stream {} waits for the database", job.key(), failure);
                if (trouble.begins()) {
                    log.warn("Streams wait for the database: {}", Trouble.inOneLine(failure));
                }
                return JobOutcome.runAgainAt(clock.instant().plus(WHEN_BUSY));
            }
            log.error("Stream {} could not be attended to", job.key(), failure);
            return JobOutcome.runAgainAt(clock.instant().plus(AFTER_FAILURE));
        }
    }

    private JobOutcome deliver(UUID stream) {
        for (int step = 0; step < STEPS; step++) {
            switch (planning.next(stream)) {
                case Step.Rest() -> {
                    return JobOutcome.DONE;
                }
                case Step.Wait(var until) -> {
                    if (until.isAfter(clock.instant())) {
                        return JobOutcome.runAgainAt(until);
                    }
                }
                case Step.Passed() -> {}
                case Step.Send send -> {
                    var sent = sender.send(send.event(), send.url(), send.target(), false);
                    if (sent.isEmpty()) {
                        return JobOutcome.runAgainAt(clock.instant().plus(WHEN_BUSY));
                    }
                    results.record(send, sent.get().attempt(), sent.get().answer());
                }
            }
        }
        return JobOutcome.runAgainAt(clock.instant());
    }

    private static boolean passing(RuntimeException failure) {
        return failure instanceof DataAccessResourceFailureException
                || (failure instanceof ProblemException problem
                        && problem.problem().kind() == ProblemKind.UNAVAILABLE);
    }
}
