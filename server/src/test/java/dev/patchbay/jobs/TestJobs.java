package dev.patchbay.jobs;

import dev.patchbay.SettableClock;
import dev.patchbay.database.TestDatabase;
import dev.patchbay.kernel.Ids;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The table of jobs on a clock that tests move, and nodes that work on it. */
final class TestJobs {

    private static final DataSource DATABASE = TestDatabase.migrated();

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    final Doorbell doorbell = new Doorbell();
    final JobTable table =
            new JobTable(jdbc, new Ids(clock), clock, JsonMapper.builder().build());
    final Jobs jobs = new Jobs(table, doorbell, clock);
    final Outcomes outcomes = new Outcomes(jdbc, clock);

    /** On an empty table. */
    TestJobs() {
        jdbc.sql("delete from jobs.job").update();
    }

    static JobsSettings settings(int workers) {
        return new JobsSettings(workers, 2, Duration.ofMillis(20), Duration.ofSeconds(60), 3, Duration.ofSeconds(10));
    }

    Leases leases() {
        return new Leases(jdbc, table, settings(16), clock, new JdbcTransactionManager(DATABASE));
    }

    Worker node(JobHandler... handlers) {
        var settings = settings(16);
        var meters = new SimpleMeterRegistry();
        return new Worker(
                leases(),
                new JobRun(outcomes, settings, clock, meters),
                settings,
                clock,
                doorbell,
                providing(handlers),
                meters);
    }

    WorkerLoop loop(Worker worker) {
        return new WorkerLoop(
                worker, table, doorbell, new Backlog(jdbc, clock, new SimpleMeterRegistry()), settings(16));
    }

    /** Runs everything that is due, and what that makes due, to its end. */
    void work(Worker node) throws InterruptedException {
        while (node.startDue() > 0) {
            node.finish(Duration.ofSeconds(20));
        }
    }

    Optional<Row> row(String kind, String key) {
        return jdbc.sql("""
                        select due_at, attempts, lease_until, stopped_at, last_error, payload
                        from jobs.job where kind = :kind and key = :key
                        """)
                .param("kind", kind)
                .param("key", key)
                .query((row, index) -> new Row(
                        row.getTimestamp("due_at").toInstant(),
                        row.getInt("attempts"),
                        row.getTimestamp("lease_until") != null,
                        row.getTimestamp("stopped_at") != null,
                        row.getString("last_error"),
                        row.getString("payload")))
                .optional();
    }

    List<String> keys() {
        return jdbc.sql("select key from jobs.job order by key")
                .query((row, index) -> row.getString("key"))
                .list();
    }

    record Row(
            Instant dueAt,
            int attempts,
            boolean leased,
            boolean stopped,
            @Nullable String lastError,
            String payload) {}

    private static ObjectProvider<JobHandler> providing(JobHandler... handlers) {
        return new ObjectProvider<>() {
            @Override
            public Stream<JobHandler> orderedStream() {
                return Stream.of(handlers);
            }
        };
    }

    /** Work of a test. */
    @FunctionalInterface
    interface Body {
        JobOutcome run(Job job) throws Exception;
    }

    static JobHandler handler(String kind, Body body) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public JobOutcome run(Job job) throws Exception {
                return body.run(job);
            }
        };
    }
}
