package dev.patchbay.delivery;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.EventId;
import dev.patchbay.lifecycle.EventLog;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends one event again, once, beside the order of its stream. */
@Component
class Resend implements JobHandler {

    private static final Duration WHEN_BUSY = Duration.ofSeconds(5);

    private final EventLog log;
    private final Targets targets;
    private final Sender sender;
    private final Results results;
    private final Clock clock;

    Resend(EventLog log, Targets targets, Sender sender, Results results, Clock clock) {
        this.log = log;
        this.targets = targets;
        this.sender = sender;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Wakeups.RESEND;
    }

    @Override
    public JobOutcome run(Job job) {
        var event = log.find(EventId.of(job.key())).orElse(null);
        var target = event == null ? null : targets.of(event).orElse(null);
        var url = event == null || target == null
                ? null
                : target.urlFor(event.type()).orElse(null);
        if (event == null || target == null || url == null) {
            return JobOutcome.DONE;
        }
        var sent = sender.send(event, url, target, true);
        if (sent.isEmpty()) {
            return JobOutcome.runAgainAt(clock.instant().plus(WHEN_BUSY));
        }
        results.recordResent(event, sent.get().attempt(), sent.get().answer(), targets.isTried(event));
        return JobOutcome.DONE;
    }
}
