package dev.patchbay.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings each module's schema up to date from {@code db/migration/<module>}; the history table lies in that schema. */
final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final Pattern LOCATION = Pattern.compile(".*/db/migration/([a-z]+)/[^/]+\\.sql");

    /** What Flyway holds at the same time: its own, that of the migration, that of the lock. */
    private static final int CONNECTIONS = 4;

    private Migrations() {}

    /** Modules follow one another on the same few connections, since each new one costs a handshake. */
    static void migrate(DatabaseAddress address) {
        try (HikariDataSource connections = new HikariDataSource(connectionsTo(address))) {
            for (String module : modules()) {
                int count = Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(connections)
                        .locations("classpath:db/migration/" + module)
                        .schemas(module)
                        .createSchemas(true)
                        .validateMigrationNaming(true)
                        .load()
                        .migrate()
                        .migrationsExecuted;
                if (count > 0) {
                    log.info("Database: {} migrations for {}", count, module);
                }
            }
        }
    }

    private static HikariConfig connectionsTo(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("migrations");
        config.setJdbcUrl(address.url());
        config.setUsername(address.username());
        config.setPassword(address.password().reveal());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        return config;
    }

    static List<String> modules() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader())
                    .getResources("classpath*:db/migration/*/*.sql");
            Set<String> modules = new TreeSet<>();
            for (Resource file : files) {
                moduleOf(file).forEach(modules::add);
            }
            return List.copyOf(modules);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> moduleOf(Resource file) throws IOException {
        Matcher location = LOCATION.matcher(file.getURL().toString());
        return location.matches() ? Stream.of(location.group(1)) : Stream.empty();
    }
}
