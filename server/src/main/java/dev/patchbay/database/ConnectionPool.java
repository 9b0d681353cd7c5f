package dev.patchbay.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much one pool may ask of the database, and how long it waits. PostgreSQL ends what takes too long; {@code silence} is for a
 * server or a network that says nothing any more, and so is longer than the longest statement: without it a request would wait for
 * ever, and with a shorter one statements would be given up that PostgreSQL still works on.
 *
 * <p>{@code hanging} is the other direction. A node that hangs, or whose machine is gone, closes nothing: what it has locked would
 * stay so, and readers of the log would wait for what it might still append. A connection on which nothing happens outside of a
 * transaction holds nothing up, and may stay so.
 *
 * @param connections how many there are at most
 * @param statement after which PostgreSQL ends a statement
 * @param transaction after which PostgreSQL ends a transaction; zero for never
 * @param silence after which a connection that is read from is given up for lost
 * @param hanging after which PostgreSQL gives up whoever says nothing within a transaction, or takes nothing of what it is sent
 */
record ConnectionPool(
        DatabasePool pool,
        int connections,
        Duration statement,
        Duration transaction,
        Duration silence,
        Duration hanging) {

    private static final Duration FREE_CONNECTION = Duration.ofSeconds(2);

    /** Whether a connection lives is asked within the wait for a free one, so that there is time for the next one. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How often PostgreSQL looks whether anybody waits for the statement that it works on. */
    private static final Duration ANYBODY = Duration.ofSeconds(2);

    ConnectionPool {
        if (silence.compareTo(statement) <= 0) {
            throw new IllegalArgumentException(pool + " would give up statements that go on");
        }
    }

    static ConnectionPool web(DatabaseSettings settings) {
        return new ConnectionPool(
                DatabasePool.WEB,
                settings.webConnections(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                settings.hanging());
    }

    static ConnectionPool jobs(DatabaseSettings settings) {
        return new ConnectionPool(
                DatabasePool.JOBS,
                settings.jobConnections(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                Duration.ofSeconds(75),
                settings.hanging());
    }

    /** Given up before tokens are refused because nobody knows which of them still live. */
    static ConnectionPool feeds(DatabaseSettings settings) {
        return new ConnectionPool(
                DatabasePool.FEEDS,
                settings.feedConnections(),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(4),
                settings.hanging());
    }

    static ConnectionPool locks(DatabaseSettings settings) {
        return new ConnectionPool(
                DatabasePool.LOCKS,
                3,
                Duration.ofSeconds(60),
                Duration.ZERO,
                Duration.ofSeconds(75),
                settings.hanging());
    }

    /** What stands in the address goes before what is said here. */
    HikariConfig to(DatabaseAddress address) {
        var config = new HikariConfig();
        String name = pool.name().toLowerCase(Locale.ROOT);
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setUsername(address.username());
        config.setPassword(address.password().reveal());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(pool == DatabasePool.LOCKS ? 0 : Math.min(2, connections));
        config.setConnectionTimeout(FREE_CONNECTION.toMillis());
        config.setValidationTimeout(SIGN_OF_LIFE.toMillis());
        config.setConnectionInitSql(bounds());
        config.addDataSourceProperty(
                "ApplicationName", "patchbay " + name); // who it is, for those who look into PostgreSQL
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", String.valueOf(silence.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    /** For the connection alone, and not for the role: migrations take the time that they need. */
    private String bounds() {
        return Stream.of(
                        bound("statement_timeout", statement.toMillis()),
                        bound("transaction_timeout", transaction.toMillis()),
                        bound("idle_in_transaction_session_timeout", hanging.toMillis()),
                        bound("client_connection_check_interval", ANYBODY.toMillis()),
                        bound("tcp_user_timeout", hanging.toMillis()),
                        bound("tcp_keepalives_idle", Math.max(1, hanging.toSeconds())),
                        bound("tcp_keepalives_interval", ANYBODY.toSeconds()))
                .collect(Collectors.joining("; "));
    }

    private static String bound(String name, long value) {
        return "set %s = %d".formatted(name, value);
    }
}
