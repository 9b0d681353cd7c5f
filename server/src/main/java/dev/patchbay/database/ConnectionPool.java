package dev.patchbay.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Locale;

/**
 * How much one pool may ask of the database, and how long it waits. PostgreSQL ends what takes too long; {@code silence} is for a
 * server or a network that says nothing any more, and so is longer than the longest statement: without it a request would wait for
 * ever, and with a shorter one statements would be given up that PostgreSQL still works on.
 *
 * @param connections how many there are at most
 * @param statement after which PostgreSQL ends a statement
 * @param transaction after which PostgreSQL ends a transaction; zero for never
 * @param silence after which a connection that is read from is given up for lost
 */
record ConnectionPool(DatabasePool pool, int connections, Duration statement, Duration transaction, Duration silence) {

    private static final Duration FREE_CONNECTION = Duration.ofSeconds(2);

    /** Whether a connection lives is asked within the wait for a free one, so that there is time for the next one. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    ConnectionPool {
        if (silence.compareTo(statement) <= 0) {
            throw new IllegalArgumentException(pool + " would give up statements that go on");
        }
    }

    static ConnectionPool web(int connections) {
        return new ConnectionPool(
                DatabasePool.WEB, connections, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    static ConnectionPool jobs(int connections) {
        return new ConnectionPool(
                DatabasePool.JOBS, connections, Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(75));
    }

    /** Given up before tokens are refused because nobody knows which of them still live. */
    static ConnectionPool feeds() {
        return new ConnectionPool(
                DatabasePool.FEEDS, 2, Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(4));
    }

    static ConnectionPool locks() {
        return new ConnectionPool(DatabasePool.LOCKS, 2, Duration.ofSeconds(60), Duration.ZERO, Duration.ofSeconds(75));
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
        config.setConnectionInitSql("set statement_timeout = %d; set transaction_timeout = %d"
                .formatted(statement.toMillis(), transaction.toMillis()));
        config.addDataSourceProperty(
                "ApplicationName", "patchbay " + name); // who it is, for those who look into PostgreSQL
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", String.valueOf(silence.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }
}
