package dev.patchbay.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The one {@code DataSource}: takes each connection from the pool of the work at hand. */
final class PooledDataSource extends AbstractDataSource implements AutoCloseable {

    private static final long SECONDS_BEFORE_RETRY = 2;

    private final Map<DatabasePool, HikariDataSource> pools;
    private final Trouble away = new Trouble();

    PooledDataSource(Map<DatabasePool, HikariDataSource> pools) {
        this.pools = new EnumMap<>(pools);
    }

    /**
     * Waits in the pool for its connection timeout at most; then the caller is told that Patchbay is busy, or learns that the
     * database is away.
     */
    @Override
    public Connection getConnection() throws SQLException {
        HikariDataSource pool = pool(DatabasePool.current());
        try {
            Connection connection = pool.getConnection();
            if (away.ends()) {
                logger.info("The database is reached again");
            }
            return connection;
        } catch (SQLTransientConnectionException exhausted) {
            int connections = pool.getHikariPoolMXBean().getTotalConnections();
            if (exhausted.getCause() != null || connections == 0) {
                if (connections == 0 && away.begins()) { // else the cause is of before
                    logger.warn("The database cannot be reached: " + Trouble.inOneLine(exhausted));
                }
                throw exhausted;
            }
            logger.warn("No database connection was free: " + exhausted.getMessage());
            throw new ProblemException(
                    DatabaseProblem.BUSY,
                    "Too much is going on at once. Try again in a few seconds; if something was to be done, look first whether it was.",
                    Map.of(ProblemException.RETRY_AFTER, SECONDS_BEFORE_RETRY));
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new java.sql.SQLFeatureNotSupportedException("Connections belong to the pool's own role.");
    }

    HikariDataSource pool(DatabasePool pool) {
        HikariDataSource found = pools.get(pool);
        if (found == null) {
            throw new IllegalStateException("There is no pool " + pool);
        }
        return found;
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
