package dev.patchbay.jobs;

import dev.patchbay.database.DatabasePool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The jobs that this node runs at the moment, each on a virtual thread; never more than its settings allow. */
@Component
class Worker {

    private final Leases leases;
    private final JobRun jobRun;
    private final JobsSettings settings;
    private final Clock clock;
    private final Doorbell doorbell;
    private final Map<String, JobHandler> handlers;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();

    Worker(
            Leases leases,
            JobRun jobRun,
            JobsSettings settings,
            Clock clock,
            Doorbell doorbell,
            ObjectProvider<JobHandler> handlers,
            MeterRegistry meters) {
        this.leases = leases;
        this.jobRun = jobRun;
        this.settings = settings;
        this.clock = clock;
        this.doorbell = doorbell;
        this.handlers =
                handlers.orderedStream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
        Gauge.builder("patchbay.jobs.running", running, Map::size)
                .description("background jobs that this node runs at the moment")
                .register(meters);
    }

    Map<String, JobHandler> handlers() {
        return handlers;
    }

    /** Claims what is due and starts it; returns how many jobs were started. */
    int startDue() {
        int free = settings.workers() - running.size();
        if (free <= 0 || handlers.isEmpty() || !leases.anythingDue(handlers.keySet())) {
            return 0;
        }
        List<ClaimedJob> claimed = leases.claim(free, handlers.keySet());
        claimed.forEach(this::start);
        return claimed.size();
    }

    private void start(ClaimedJob claimed) {
        JobHandler handler = handlers.get(claimed.job().kind());
        if (handler == null) {
            throw new IllegalStateException("claimed a job of an unknown kind: " + claimed);
        }
        UUID token = claimed.leaseToken();
        Thread thread = Thread.ofVirtual()
                .name("job " + claimed.job().kind() + " " + claimed.job().key())
                .unstarted(() -> {
                    try {
                        DatabasePool.run(DatabasePool.JOBS, () -> jobRun.run(claimed, handler));
                    } finally {
                        running.remove(token);
                        doorbell.ring();
                    }
                });
        running.put(token, new Running(claimed, thread, clock.instant().plus(handler.timeLimit())));
        thread.start();
    }

    /** Keeps what runs within its time limit, and interrupts what does not: its lease will end. */
    void renewLeases() {
        Instant now = clock.instant();
        var keep = running.values().stream()
                .filter(job -> !job.isOver(now))
                .map(Running::claimed)
                .toList();
        leases.renew(keep);
        running.values().stream()
                .filter(job -> job.isOver(now))
                .forEach(job -> job.thread().interrupt());
    }

    /** Waits for what runs, then interrupts what is left. Nothing may be started any more. */
    void finish(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        for (Running job : List.copyOf(running.values())) {
            long left = end - System.nanoTime();
            if (left <= 0 || !job.thread().join(Duration.ofNanos(left))) {
                job.thread().interrupt();
            }
        }
        for (Running job : List.copyOf(running.values())) {
            job.thread().join(Duration.ofSeconds(2));
        }
    }

    private record Running(ClaimedJob claimed, Thread thread, Instant limit) {

        boolean isOver(Instant now) {
            return now.isAfter(limit);
        }
    }
}
