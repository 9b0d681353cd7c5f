package dev.patchbay.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.platform.PatchbaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Who needs the data source gets a migrated one: it is made from a server that runs, after the migrations. Spring closes
 * in the reverse order, so that the pools are gone before an embedded server stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
class DatabaseConfiguration {

    /**
     * What PostgreSQL gives up by itself, and what is rolled back by that: a session idle in a transaction, a transaction, a statement
     * that took too long, mostly in waiting for what another holds, and one of two that wait for each other.
     */
    private static final Set<String> GIVEN_UP = Set.of("25P03", "25P04", "57014", "40P01");

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, PatchbaySettings patchbay) {
        String url = settings.url();
        return url == null
                ? EmbeddedPostgres.start(patchbay.dataDir().resolve("postgres"), EmbeddedPostgres.Durability.DURABLE)
                : ExternalPostgres.at(settings);
    }

    @Bean
    DatabaseAddress databaseAddress(DatabaseServer server) {
        return server.address();
    }

    @Bean
    PooledDataSource dataSource(
            DatabaseServer server, DatabaseSettings settings, ObjectProvider<MeterRegistry> meters) {
        Migrations.migrate(server.address());
        return new PooledDataSource(Stream.of(
                        ConnectionPool.web(settings),
                        ConnectionPool.jobs(settings),
                        ConnectionPool.feeds(settings),
                        ConnectionPool.locks(settings))
                .collect(Collectors.toMap(ConnectionPool::pool, pool -> open(pool.to(server.address()), meters))));
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, SQLExceptionTranslator translator) {
        return new PoolTransactions(dataSource, translator);
    }

    /** What PostgreSQL has given up is lost as with its connection: whoever comes again may have more luck. */
    @Bean
    SQLExceptionTranslator exceptionTranslator() {
        var translator = new SQLExceptionSubclassTranslator();
        translator.setCustomTranslator((task, _, failure) -> isGivenUp(failure)
                ? new DataAccessResourceFailureException(task + ": " + failure.getMessage(), failure)
                : null);
        return translator;
    }

    private static boolean isGivenUp(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && GIVEN_UP.contains(state);
    }

    private static HikariDataSource open(HikariConfig config, ObjectProvider<MeterRegistry> meters) {
        meters.ifAvailable(config::setMetricRegistry);
        return new HikariDataSource(config);
    }
}
