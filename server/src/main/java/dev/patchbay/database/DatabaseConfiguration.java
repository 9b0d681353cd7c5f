package dev.patchbay.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.platform.PatchbaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Who needs the data source gets a migrated one: it is made from a server that runs, after the migrations. Spring closes
 * in the reverse order, so that the pools are gone before an embedded server stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
class DatabaseConfiguration {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, PatchbaySettings patchbay) {
        String url = settings.url();
        return url == null
                ? EmbeddedPostgres.start(patchbay.dataDir().resolve("postgres"), EmbeddedPostgres.Durability.DURABLE)
                : ExternalPostgres.at(settings);
    }

    @Bean
    PooledDataSource dataSource(
            DatabaseServer server, DatabaseSettings settings, ObjectProvider<MeterRegistry> meters) {
        Migrations.migrate(server.address());
        return new PooledDataSource(Map.of(
                DatabasePool.WEB,
                pool(
                        server.address(),
                        new PoolLimits(DatabasePool.WEB, settings.webConnections(), "5s", "30s"),
                        meters),
                DatabasePool.JOBS,
                pool(
                        server.address(),
                        new PoolLimits(DatabasePool.JOBS, settings.jobConnections(), "60s", "90s"),
                        meters),
                DatabasePool.FEEDS,
                pool(server.address(), new PoolLimits(DatabasePool.FEEDS, 2, "5s", "10s"), meters),
                DatabasePool.LOCKS,
                pool(server.address(), new PoolLimits(DatabasePool.LOCKS, 2, "60s", "0"), meters)));
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new PoolTransactions(dataSource);
    }

    private record PoolLimits(DatabasePool pool, int connections, String statement, String transaction) {}

    private static HikariDataSource pool(
            DatabaseAddress address, PoolLimits limits, ObjectProvider<MeterRegistry> meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(limits.pool().name().toLowerCase(Locale.ROOT));
        config.setJdbcUrl(address.url());
        config.setUsername(address.username());
        config.setPassword(address.password().reveal());
        config.setMaximumPoolSize(limits.connections());
        config.setMinimumIdle(limits.pool() == DatabasePool.LOCKS ? 0 : 2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setConnectionInitSql("set statement_timeout = '%s'; set transaction_timeout = '%s'"
                .formatted(limits.statement(), limits.transaction()));
        meters.ifAvailable(config::setMetricRegistry);
        return new HikariDataSource(config);
    }
}
