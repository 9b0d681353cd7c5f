package dev.patchbay.database;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own on a loopback port, with its data in a folder. It outlives a killed Patchbay; the next start
 * adopts it after making sure that it serves this very folder.
 */
final class EmbeddedPostgres implements DatabaseServer {

    /** How much a crash of the machine may cost. */
    enum Durability {
        /** What is committed is on the disk. */
        DURABLE("fsync = on"),
        /** For tests, whose contexts are many: a crash of the machine may cost the whole folder. */
        FLEETING(
                "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 300\nmax_replication_slots = 60\nmax_wal_senders = 60");

        private final String configuration;

        Durability(String configuration) {
            this.configuration = configuration;
        }

        String configuration() {
            return configuration;
        }
    }

    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String NAME = "patchbay";
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final Duration ENDING = Duration.ofSeconds(5);
    private static final long LOG_LIMIT = 10_000_000;
    private static final int ATTEMPTS = 3;

    private final PostgresCluster cluster;
    private final FileChannel lock;
    private final int port;
    private final PostgresWatch watch;

    private EmbeddedPostgres(PostgresCluster cluster, FileChannel lock, int port) {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port;
        this.watch = new PostgresWatch(cluster, port);
    }

    static EmbeddedPostgres start(Path folder, Durability durability) {
        @Nullable FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            Path home = folder.toRealPath();
            lock = lock(home);
            Path programs = PostgresBinaries.unpack(home);
            PostgresCluster cluster = new PostgresCluster(home, programs, PostgresAccount.choose(home), durability);
            EmbeddedPostgres server = prepared(cluster, lock);
            server.watch.begin();
            return server;
        } catch (IOException | SQLException | StartupException failed) {
            close(lock);
            if (failed instanceof StartupException told) {
                throw told;
            }
            log.debug("The embedded PostgreSQL did not start", failed);
            throw new StartupException(new StartupProblem(
                    "patchbay.database.url",
                    "The embedded PostgreSQL in %s did not start: %s".formatted(folder, failed.getMessage()),
                    "Its log is %s. You can also use an external PostgreSQL by giving its address."
                            .formatted(folder.resolve("postgresql.log"))));
        }
    }

    @Override
    public DatabaseAddress address() {
        return address(NAME, NAME);
    }

    /** A database of this server by name, entered with full rights. */
    DatabaseAddress administration(String database) {
        return address(database, SUPERUSER);
    }

    private DatabaseAddress address(String database, String role) {
        try {
            Secret password = cluster.password();
            return new DatabaseAddress("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), role, password);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Ends the server after the connections are gone; what is committed is kept in any case. */
    @Override
    public void close() {
        watch.close();
        try {
            cluster.account()
                    .run(
                            cluster.output(),
                            List.of(
                                    cluster.program("pg_ctl"),
                                    "stop",
                                    "--pgdata=" + cluster.data(),
                                    "--mode=fast",
                                    "--wait",
                                    "--timeout=60"));
        } catch (IOException failed) {
            log.warn("The embedded PostgreSQL did not stop: {}", failed.getMessage());
        } finally {
            close(lock);
        }
    }

    /** Starts anew where the server that was found running was just about to end. */
    private static EmbeddedPostgres prepared(PostgresCluster cluster, FileChannel lock)
            throws IOException, SQLException {
        EmbeddedPostgres found = new EmbeddedPostgres(cluster, lock, adoptOrStart(cluster));
        try {
            found.prepare();
            return found;
        } catch (SQLException unreachable) {
            if (!comesTrue(ENDING, () -> Postmaster.of(cluster.data()).isEmpty())) {
                throw unreachable;
            }
        }
        EmbeddedPostgres anew = new EmbeddedPostgres(cluster, lock, adoptOrStart(cluster));
        anew.prepare();
        return anew;
    }

    private static int adoptOrStart(PostgresCluster cluster) throws IOException {
        cluster.initialize();
        comesTrue(
                SETTLING,
                () -> Postmaster.of(cluster.data()).map(Postmaster::ready).orElse(true));
        Optional<Postmaster> running = Postmaster.of(cluster.data());
        if (running.isPresent()) {
            log.info("PostgreSQL {} was still running and is used on", PostgresBinaries.VERSION);
            return running.get().port();
        }
        comesTrue(SETTLING, () -> !Postmaster.anyIn(cluster.data()));
        Postmaster.forget(cluster.data());
        return start(cluster);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits for it; whether it held in time. */
    private static boolean comesTrue(Duration longest, Condition condition) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }

    /** Starts on the remembered port, or on another if somebody takes it in between. */
    private static int start(PostgresCluster cluster) throws IOException {
        rotateLog(cluster);
        for (int attempt = 1; ; attempt++) {
            int port = cluster.choosePort();
            try {
                cluster.serve(port);
                log.info("PostgreSQL {} runs on 127.0.0.1:{}", PostgresBinaries.VERSION, port);
                return port;
            } catch (IOException failed) {
                if (attempt == ATTEMPTS || port == cluster.choosePort()) {
                    throw failed;
                }
            }
        }
    }

    /** Makes sure that this is the server of our folder, and that our role and database exist. */
    private void prepare() throws SQLException, IOException {
        try (Connection connection = administration("postgres").connect()) {
            Sql sql = new Sql(connection);
            Path serves = Path.of(sql.text("show data_directory"));
            if (!serves.toRealPath().equals(cluster.data())) {
                throw new IOException("the server on port %d serves another folder, %s".formatted(port, serves));
            }
            if (!sql.exists("select from pg_roles where rolname = ?", NAME)) {
                sql.execute("create role %s login replication password '%s'"
                        .formatted(NAME, cluster.password().reveal()));
            }
            if (!sql.exists("select from pg_database where datname = ?", NAME)) {
                sql.execute("create database %1$s owner %1$s".formatted(NAME));
            }
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            log.debug("This process holds {} already", home);
        }
        channel.close();
        throw new StartupException(new StartupProblem(
                "patchbay.data-dir",
                "Another Patchbay uses the data in %s.".formatted(home.getParent()),
                "Stop that one first, or choose another data folder."));
    }

    private static void rotateLog(PostgresCluster cluster) throws IOException {
        if (Files.exists(cluster.log()) && Files.size(cluster.log()) > LOG_LIMIT) {
            Files.move(
                    cluster.log(), cluster.home().resolve("postgresql.old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void close(@Nullable FileChannel lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException alreadyGone) {
                log.debug("The lock could not be released", alreadyGone);
            }
        }
    }
}
