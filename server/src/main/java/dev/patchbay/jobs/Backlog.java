package dev.patchbay.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much waits: measured by the worker's thread each few seconds, so that reading the metric costs nothing. */
@Component
class Backlog {

    private static final long NANOS_BETWEEN = 5_000_000_000L;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Counts counts = new Counts(0, 0, 0);
    private long measured = System.nanoTime() - NANOS_BETWEEN;

    Backlog(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("patchbay.jobs.due", () -> counts.due())
                .description("background jobs of all nodes that are due and do not run")
                .register(meters);
        Gauge.builder("patchbay.jobs.late.seconds", () -> counts.lateSeconds())
                .description("for how long the oldest of them has been due")
                .register(meters);
        Gauge.builder("patchbay.jobs.stopped", () -> counts.stopped())
                .description("background jobs that were given up")
                .register(meters);
    }

    /** Called by one thread only. */
    void refresh() {
        if (System.nanoTime() - measured >= NANOS_BETWEEN) {
            counts = measure();
            measured = System.nanoTime();
        }
    }

    Counts measure() {
        return jdbc.sql("""
                        select count(*) filter (where stopped_at is null) as due,
                            count(*) filter (where stopped_at is not null) as stopped,
                            coalesce(extract(epoch from
                                cast(:now as timestamptz) - min(due_at) filter (where stopped_at is null)), 0) as late
                        from jobs.job
                        where due_at <= :now and (lease_until is null or lease_until <= :now)
                        """)
                .param("now", JobTable.utc(clock.instant()))
                .query((row, index) -> new Counts(row.getLong("due"), row.getLong("stopped"), row.getDouble("late")))
                .single();
    }

    /** What the gauges show. */
    record Counts(long due, long stopped, double lateSeconds) {}
}
