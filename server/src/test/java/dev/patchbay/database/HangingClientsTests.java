package dev.patchbay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What a node holds that hangs, or that nobody reaches any more, is free again soon. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class HangingClientsTests {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final int LOCK = 4711;

    private final DatabaseAddress direct = TestDatabase.fresh();

    /** Of somebody else, which sees what the others hold. */
    private Connection beside;

    @BeforeEach
    void looks() throws SQLException {
        beside = direct.connect();
    }

    @AfterEach
    void looksAway() throws SQLException {
        beside.close();
    }

    @Test
    void endsATransactionInWhichNothingHappens() throws SQLException {
        try (var pool = new HikariDataSource(pool(2).to(direct));
                Connection kept = pool.getConnection();
                Connection hanging = pool.getConnection()) {
            new Sql(kept).text("select pg_advisory_lock(%d)::text".formatted(LOCK));
            hanging.setAutoCommit(false);
            String transaction = new Sql(hanging).text("select pg_current_xact_id()::text");
            assertThat(isOver(transaction)).isFalse();

            await().until(() -> isOver(transaction));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new Sql(hanging).text("select 'of a transaction that was rolled back'"));
            assertThat(hanging.isClosed()).isTrue();
            assertThat(new Sql(beside).text("select pg_try_advisory_lock(%d)::text".formatted(LOCK)))
                    .as("what is kept outside of a transaction stays")
                    .isEqualTo("false");
            assertThat(new Sql(kept).text("select pg_advisory_unlock(%d)::text".formatted(LOCK)))
                    .isEqualTo("true");
        }
    }

    @Test
    void givesAnotherConnectionAfterOneThatWasEnded() throws SQLException {
        try (var pool = new HikariDataSource(pool(1).to(direct))) {
            try (Connection hanging = pool.getConnection()) {
                hanging.setAutoCommit(false);
                String transaction = new Sql(hanging).text("select pg_current_xact_id()::text");
                await().until(() -> isOver(transaction));
                assertThatExceptionOfType(SQLException.class).isThrownBy(hanging::commit);
            }
            try (Connection next = pool.getConnection()) {
                assertThat(new Sql(next).text("select 'another'")).isEqualTo("another");
            }
        }
    }

    /** As a process does that was stopped: what it is sent fills every buffer on the way, and there it stands. */
    @Test
    void givesUpWhoeverTakesNothingOfWhatItIsSent() throws Exception {
        try (var network = BreakableNetwork.to(direct);
                var pool = new HikariDataSource(pool(1).to(network.through()));
                Connection hanging = pool.getConnection()) {
            String process = process(hanging);
            new Sql(beside).text("select pg_advisory_lock(%d)::text".formatted(LOCK));
            var answer = reads(hanging, """
                    with begun as materialized (select pg_advisory_lock(%d))
                    select repeat('x', 1000) from begun, generate_series(1, 100000)
                    """.formatted(LOCK));
            await().until(() -> waitsFor(process, "advisory"));
            network.loseAll();
            new Sql(beside).text("select pg_advisory_unlock(%d)::text".formatted(LOCK));
            await().until(() -> waitsFor(process, "ClientWrite"));

            await().until(() -> isGone(process));
            assertThat(answer).as("nobody told it").isNotDone();
            network.breakDown();
            assertThat(answer).failsWithin(LONG);
        }
    }

    @Test
    void endsAStatementThatNobodyWaitsForAnyMore() throws Exception {
        try (var network = BreakableNetwork.to(direct);
                var pool = new HikariDataSource(pool(1).to(network.through()));
                Connection dead = pool.getConnection()) {
            String process = process(dead);
            var answer = reads(dead, "select pg_sleep(%d), pg_current_xact_id()".formatted(LONG.toSeconds()));
            await().until(() -> waitsFor(process, "PgSleep"));

            network.breakDown();

            await().until(() -> isGone(process));
            assertThat(answer).failsWithin(LONG);
        }
    }

    private static CompletableFuture<Void> reads(Connection connection, String query) {
        return CompletableFuture.runAsync(() -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                assertThat(rows.next()).isTrue();
            } catch (SQLException lost) {
                throw new IllegalStateException(lost);
            }
        });
    }

    private static String process(Connection connection) throws SQLException {
        return new Sql(connection).text("select pg_backend_pid()::text");
    }

    /** Whether readers of the log pass it. */
    private boolean isOver(String transaction) throws SQLException {
        return new Sql(beside)
                .text("select (pg_snapshot_xmin(pg_current_snapshot()) > '%s'::xid8)::text".formatted(transaction))
                .equals("true");
    }

    private boolean isGone(String process) throws SQLException {
        return !new Sql(beside).exists("select 1 from pg_stat_activity where pid::text = ?", process);
    }

    private boolean waitsFor(String process, String event) throws SQLException {
        return new Sql(beside)
                .exists("select 1 from pg_stat_activity where pid = %s and wait_event = ?".formatted(process), event);
    }

    /** Whose longest statement is longer than any of these tests: it ends nothing here. */
    private static ConnectionPool pool(int connections) {
        return new ConnectionPool(
                DatabasePool.WEB,
                connections,
                LONG.multipliedBy(2),
                LONG.multipliedBy(2),
                LONG.multipliedBy(3),
                Duration.ofSeconds(3));
    }
}
