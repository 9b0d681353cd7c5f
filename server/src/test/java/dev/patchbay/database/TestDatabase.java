package dev.patchbay.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.PatchbayTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * One embedded PostgreSQL for all tests of this process, kept in {@code target} for the next run, and as many empty
 * databases on it as are asked for.
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /**
     * A new database with every module's tables, for tests that need no Spring context; a copy, so that it costs little.
     * Closed when the process ends.
     */
    public static DataSource migrated() {
        DatabaseAddress address = fresh(Migrated.NAME);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.username());
        pool.setPassword(address.password().reveal());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        Runtime.getRuntime().addShutdownHook(new Thread(pool::close));
        return pool;
    }

    /** Address of a new database without any table. */
    static DatabaseAddress fresh() {
        return fresh("template1");
    }

    private static DatabaseAddress fresh(String template) {
        EmbeddedPostgres server = Server.INSTANCE;
        String name = "test_" + NUMBER.incrementAndGet();
        administer(
                server,
                "drop database if exists " + name + " with (force)",
                "create database " + name + " owner patchbay template " + template);
        DatabaseAddress main = server.address();
        return new DatabaseAddress(main.url().replace("/patchbay", "/" + name), main.username(), main.password());
    }

    private static void administer(EmbeddedPostgres server, String... commands) {
        try (Connection connection = server.administration("postgres").connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final class Migrated {

        static final String NAME = migrate();

        private static String migrate() {
            DatabaseAddress address = fresh();
            Migrations.migrate(address);
            return address.url().substring(address.url().lastIndexOf('/') + 1);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        /** Beside another JVM that tests in the same folder, a folder of our own. */
        private static EmbeddedPostgres start() {
            Path target = Path.of("target").toAbsolutePath();
            RuntimeException refused = new IllegalStateException("no folder was tried");
            for (String folder : List.of("test-postgres", "test-postgres-2", "test-postgres-3", "test-postgres-4")) {
                try {
                    EmbeddedPostgres server =
                            EmbeddedPostgres.start(target.resolve(folder), EmbeddedPostgres.Durability.FLEETING);
                    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                    administer( // those of earlier runs hold up its log
                            server,
                            "select pg_drop_replication_slot(slot_name) from pg_replication_slots where not active");
                    return server;
                } catch (RuntimeException inUse) {
                    refused = inUse;
                }
            }
            throw refused;
        }
    }

    /** Gives a context its database, when its test class says {@code @PatchbayTest}. */
    public static final class CustomizerFactory implements ContextCustomizerFactory {

        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return AnnotatedElementUtils.hasAnnotation(testClass, PatchbayTest.class) ? new Customizer() : null;
        }
    }

    /** All are equal, so that contexts are shared between test classes of the same configuration. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            DatabaseAddress database = fresh(Migrated.NAME); // to be found up to date
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.of(
                                    "patchbay.mode", "development",
                                    "patchbay.data-dir", temporaryFolder().toString(),
                                    "patchbay.database.url", database.url(),
                                    "patchbay.database.username", database.username(),
                                    "patchbay.database.password",
                                            database.password().reveal(),
                                    "patchbay.database.web-connections", "4",
                                    "patchbay.database.job-connections", "3")));
            // what tests publish has no server behind its addresses, hardly one needs a broker, and on a busy machine a
            // whole process says nothing for ten seconds; the tests of these say otherwise
            context.getEnvironment()
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "usual in tests",
                            Map.of(
                                    "patchbay.vetting.before-publishing", "false",
                                    "patchbay.broker.mode", "off",
                                    "patchbay.database.hanging", "60s")));
        }

        private static Path temporaryFolder() {
            try {
                Path folder = Files.createTempDirectory("patchbay-test");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        FileSystemUtils.deleteRecursively(folder);
                    } catch (IOException leftBehind) {
                        throw new UncheckedIOException(leftBehind);
                    }
                }));
                return folder;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
