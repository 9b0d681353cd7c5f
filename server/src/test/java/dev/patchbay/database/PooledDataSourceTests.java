package dev.patchbay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@ApplicationModuleTest
@TestPropertySource(properties = "patchbay.database.hanging=10s")
class PooledDataSourceTests {

    @Autowired
    PooledDataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void limitsStatementsByTheKindOfWork() {
        assertThat(setting("statement_timeout")).isEqualTo("5s");
        assertThat(setting("transaction_timeout")).isEqualTo("30s");
        assertThat(DatabasePool.<String, RuntimeException>call(DatabasePool.JOBS, () -> setting("statement_timeout")))
                .isEqualTo("1min");
    }

    @Test
    void givesUpInEachPoolWhoeverHangsInATransaction() {
        for (DatabasePool pool : DatabasePool.values()) {
            assertThat(DatabasePool.<String, RuntimeException>call(
                            pool, () -> setting("idle_in_transaction_session_timeout")))
                    .as("in " + pool)
                    .isEqualTo("10s");
        }
    }

    @Test
    void tellsThatTheConnectionIsLostWhichWasEndedSinceNothingHappened() {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> transactions.executeWithoutResult(status -> {
                    int process = jdbc.sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    jdbc.sql("set local idle_in_transaction_session_timeout = 100")
                            .update();
                    CompletableFuture.runAsync(() -> await().until(() -> isGone(process)))
                            .join();
                    setting("jit");
                }));
        assertThat(setting("jit")).isEqualTo("off");
    }

    @Test
    void tellsBusyWhenAllWebConnectionsAreTakenWhileJobsGoOn() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < dataSource.pool(DatabasePool.WEB).getMaximumPoolSize(); i++) {
                taken.add(dataSource.getConnection());
            }
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> transactions.executeWithoutResult(status -> setting("port")))
                    .satisfies(refused -> {
                        assertThat(refused.problem().slug()).isEqualTo("busy");
                        assertThat(refused.problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE);
                    });
            DatabasePool.run(DatabasePool.JOBS, () -> assertThat(setting("jit")).isEqualTo("off"));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    /** Revocations, shares of rates, who follows what, how sources stand, and what two of them did not tell. */
    @Test
    void letsAllThatMustNotBeReadLateBeReadAtOnce() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                taken.add(DatabasePool.<Connection, SQLException>call(DatabasePool.FEEDS, dataSource::getConnection));
            }
            assertThat(taken).doesNotHaveDuplicates();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void tellsWhyTheWorkFailedWhenItsConnectionIsLost() {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> transactions.executeWithoutResult(
                        status -> jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                                .query(Boolean.class)
                                .single()));
        assertThat(setting("jit")).isEqualTo("off");
    }

    @Test
    void tellsTheSameToWhoeverWaitsTooLongForWhatAnotherHolds() throws SQLException {
        try (Connection holder = dataSource.getConnection()) {
            new Sql(holder).text("select pg_advisory_lock(4712)::text");
            assertThatExceptionOfType(DataAccessResourceFailureException.class)
                    .isThrownBy(() -> transactions.executeWithoutResult(status -> {
                        jdbc.sql("set local statement_timeout = 100").update();
                        lock(4712);
                    }));
            new Sql(holder).text("select pg_advisory_unlock(4712)::text");
        }
        assertThat(setting("jit")).isEqualTo("off");
    }

    @Test
    void tellsTheSameToOneOfTwoWhoWaitForEachOther() {
        var both = new CyclicBarrier(2);
        List<CompletableFuture<Void>> two = Stream.of(List.of(1, 2), List.of(2, 1))
                .map(locks -> CompletableFuture.runAsync(() -> transactions.executeWithoutResult(status -> {
                    lock(locks.getFirst());
                    meet(both);
                    lock(locks.getLast());
                })))
                .toList();

        List<Throwable> failures = two.stream()
                .map(each -> each.handle((_, failure) -> failure).join())
                .filter(Objects::nonNull)
                .toList();
        assertThat(failures)
                .singleElement(InstanceOfAssertFactories.THROWABLE)
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
    }

    private void lock(int number) {
        jdbc.sql("select pg_advisory_xact_lock(:number)")
                .param("number", number)
                .query(row -> {});
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (InterruptedException | BrokenBarrierException alone) {
            throw new IllegalStateException(alone);
        }
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheConnectionIsLostAtTheCommit() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> transactions.executeWithoutResult(status -> {
                    int process = jdbc.sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    CompletableFuture.runAsync(() -> jdbc.sql("select pg_terminate_backend(:process, 10000)")
                                    .param("process", process)
                                    .query(Boolean.class)
                                    .single())
                            .join();
                }))
                .satisfies(lost -> assertThat(lost.problem().slug()).isEqualTo("outcome-unknown"));
    }

    private boolean isGone(int process) {
        return jdbc.sql("select not exists (select from pg_stat_activity where pid = :process)")
                .param("process", process)
                .query(Boolean.class)
                .single();
    }

    private String setting(String name) {
        return jdbc.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
