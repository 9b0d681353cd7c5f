package dev.patchbay.jobs;

import dev.patchbay.SettableClock;
import dev.patchbay.database.TestDatabase;
import dev.patchbay.kernel.Ids;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
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
        return settings(workers, Duration.ofSeconds(60));
    }

    static JobsSettings settings(int workers, Duration lease) {
        return new JobsSettings(workers, 2, Duration.ofMillis(20), lease, 3, Duration.ofSeconds(10));
    }

    Leases leases() {
        return new Leases(jdbc, table, settings(16), clock, new JdbcTransactionManager(DATABASE));
    }

    Worker node(JobHandler... handlers) {
        return node(outcomes, settings(16), handlers);
    }

    /** A node that records at another place, or bears with it for another time. */
    Worker node(Outcomes outcomes, JobsSettings settings, JobHandler... handlers) {
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

    /** The same database, by a way that may be cut. */
    static final class Way extends DelegatingDataSource {

        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean cut;

        Way() {
            super(DATABASE);
        }

        void cut(boolean away) {
            cut = away;
        }

        /** How often somebody wanted to go it in vain. */
        int refused() {
            return refused.get();
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (cut) {
                refused.incrementAndGet();
                throw new SQLTransientConnectionException("the database is away");
            }
            return super.getConnection();
        }
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
