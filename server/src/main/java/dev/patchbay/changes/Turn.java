package dev.patchbay.changes;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's turn at a slot: an advisory lock, on a connection that is kept for it and that all else of the slot is written on. Each
 * heartbeat renews it. PostgreSQL ends a connection that says nothing for as long as another node waits to take over, so that a
 * node that hangs, or that nobody reaches, loses its turn and can write nothing more.
 */
final class Turn implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Turn.class);

    /** "changes", as a number of ours among all who take advisory locks. */
    private static final int LOCKS = 0x43484E47;

    private static final int ANSWER_MILLIS = 8_000;

    private final Connection connection;
    private final String slot;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final int usualTimeout;
    private volatile boolean lost;

    private Turn(Connection connection, String slot) throws SQLException {
        this.connection = connection;
        this.slot = slot;
        this.usualTimeout = connection.getNetworkTimeout();
    }

    /** Takes the turn; empty when another node has it. */
    static Optional<Turn> take(DataSource connections, String slot, Duration takeOver) throws SQLException {
        Connection connection = connections.getConnection();
        try {
            if (!lock(connection, slot)) {
                connection.close();
                return Optional.empty();
            }
            var turn = new Turn(connection, slot);
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set idle_session_timeout = " + takeOver.toMillis());
            }
            return Optional.of(turn);
        } catch (SQLException | RuntimeException failed) {
            discard(connection);
            throw failed;
        }
    }

    private static boolean lock(Connection connection, String slot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            statement.setInt(1, LOCKS);
            statement.setString(2, slot);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Beats on a thread of its own until the turn ends; whoever has it is told when it is lost. */
    void beat(Duration each, Runnable told) {
        Thread.ofPlatform().name("changes-" + slot + "-heart").daemon().start(() -> {
            try {
                do {
                    heartbeat();
                } while (!ended.await(each.toMillis(), TimeUnit.MILLISECONDS));
            } catch (SQLException failed) {
                if (ended.getCount() > 0) {
                    log.debug("The turn at {} is lost", slot, failed);
                    lost = true;
                    told.run();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
    }

    boolean lost() {
        return lost;
    }

    private synchronized void heartbeat() throws SQLException {
        if (ended.getCount() == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into changes.heartbeat (slot, at) values (?, clock_timestamp())
                on conflict (slot) do update set at = excluded.at
                """)) {
            statement.setString(1, slot);
            statement.executeUpdate();
        }
    }

    /**
     * Notes that all that was committed up to a position is safe at the broker. PostgreSQL is told after this, so that it never
     * believes more than is noted.
     *
     * @throws SQLException also when the turn is over
     */
    synchronized void carried(long position, @Nullable Instant committed) throws SQLException {
        if (lost || ended.getCount() == 0) {
            throw new SQLException("The turn at " + slot + " is over");
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                update changes.slot set carried_lsn = greatest(carried_lsn, '0/0'::pg_lsn + ?),
                    carried_at = greatest(carried_at, ?) where name = ?
                """)) {
            statement.setBigDecimal(1, BigDecimal.valueOf(position));
            statement.setObject(2, committed == null ? null : committed.atOffset(ZoneOffset.UTC));
            statement.setString(3, slot);
            statement.executeUpdate();
        }
    }

    /** Gives the turn to whoever wants it. */
    @Override
    public void close() {
        ended.countDown();
        synchronized (this) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
                statement.execute("reset idle_session_timeout");
                connection.setNetworkTimeout(Runnable::run, usualTimeout);
                connection.close();
            } catch (SQLException gone) {
                log.debug("The turn at {} ends with its connection", slot, gone);
                discard(connection);
            }
        }
    }

    /** Closes a connection for good, so that nobody gets it from the pool with a lock on it. */
    private static void discard(Connection connection) {
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException gone) {
            log.debug("The connection was gone", gone);
        }
    }
}
