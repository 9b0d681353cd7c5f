package dev.patchbay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.platform.StartupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class EmbeddedPostgresTests {

    private static final int NOBODY = 65534;
    private static final DatabaseSettings FEW = new DatabaseSettings(null, null, null, 2, 2, 2, Duration.ofSeconds(10));
    private static Path programs = Path.of("");

    @TempDir
    Path folder;

    /** Unpacking takes longer than all else together, so it is done once. */
    @BeforeAll
    static void unpackOnce() throws IOException {
        programs = PostgresBinaries.unpack(Files.createDirectories(Path.of("target", "postgres-programs")))
                .toAbsolutePath();
    }

    @Test
    void keepsItsDataAndPortOverACleanStop() throws Exception {
        String url;
        try (EmbeddedPostgres server = start(folder)) {
            url = server.address().url();
            write(server, "before");
        }
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();

        try (EmbeddedPostgres server = start(folder)) {
            assertThat(server.address().url()).isEqualTo(url);
            assertThat(read(server)).isEqualTo("before");
        }
    }

    @Test
    void asksForAPasswordThatOnlyItsOwnerCanRead() throws Exception {
        try (EmbeddedPostgres server = start(folder)) {
            DatabaseAddress right = server.address();
            DatabaseAddress wrong =
                    new DatabaseAddress(right.url(), right.username(), dev.patchbay.kernel.Secret.of("guess"));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(wrong::connect)
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void writesDurablyInUtf8AndKeepsTheLogicalChanges() throws Exception {
        try (EmbeddedPostgres server = start(folder, EmbeddedPostgres.Durability.DURABLE);
                Connection connection = server.address().connect()) {
            Sql sql = new Sql(connection);

            assertThat(sql.text("show fsync")).isEqualTo("on");
            assertThat(sql.text("show synchronous_commit")).isEqualTo("on");
            assertThat(sql.text("show wal_level")).isEqualTo("logical");
            assertThat(sql.text("show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(sql.text("show server_encoding")).isEqualTo("UTF8");
            assertThat(sql.text("show server_version")).isEqualTo(PostgresBinaries.VERSION);
            assertThat(sql.text("select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void adoptsTheServerOfAKilledPatchbay() throws Exception {
        Process killed = startElsewhere();
        long postmaster = Postmaster.of(folder.resolve("cluster")).orElseThrow().pid();
        killed.destroyForcibly().waitFor();

        try (EmbeddedPostgres server = start(folder)) {
            assertThat(read(server)).isEqualTo("elsewhere");
            assertThat(Postmaster.of(folder.resolve("cluster")).orElseThrow().pid())
                    .isEqualTo(postmaster);
        }
        assertThat(Postmaster.anyIn(folder.resolve("cluster"))).isFalse();
    }

    @Test
    void startsAgainAfterPatchbayAndPostgresWereKilled() throws Exception {
        Process killed = startElsewhere();
        ProcessHandle postmaster = ProcessHandle.of(
                        Postmaster.of(folder.resolve("cluster")).orElseThrow().pid())
                .orElseThrow();
        killed.destroyForcibly().waitFor();
        postmaster.destroyForcibly();

        try (EmbeddedPostgres server = start(folder)) {
            assertThat(read(server)).isEqualTo("elsewhere");
        }
    }

    @Test
    void startsAgainByItselfAtItsPortWhenItIsKilled() throws Exception {
        try (EmbeddedPostgres server = start(folder, EmbeddedPostgres.Durability.DURABLE);
                var pool = new HikariDataSource(ConnectionPool.web(FEW).to(server.address()))) {
            write(server, "before");
            for (int death = 0; death < 2; death++) {
                long killed = kill();

                await().ignoreExceptions().until(() -> {
                    try (Connection connection = pool.getConnection()) {
                        return new Sql(connection).text("select text from note").equals("before");
                    }
                });
                assertThat(Postmaster.of(folder.resolve("cluster"))
                                .orElseThrow()
                                .pid())
                        .isNotEqualTo(killed);
            }
        }
        assertThat(Postmaster.anyIn(folder.resolve("cluster")))
                .as("started again after its stop")
                .isFalse();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void triesOnWhenItCannotStartAgainAndSaysSoOnce(CapturedOutput output) throws Exception {
        try (EmbeddedPostgres server = start(folder, EmbeddedPostgres.Durability.DURABLE)) {
            write(server, "before");
            int port = Postmaster.of(folder.resolve("cluster")).orElseThrow().port();
            Path elsewhere = folder.resolve("elsewhere");
            Files.move(folder.resolve("cluster/global/pg_control"), elsewhere);
            kill();

            await().until(() ->
                    Files.readString(folder.resolve("postgresql.log")).split("pg_control", -1).length > 2);
            Files.move(elsewhere, folder.resolve("cluster/global/pg_control"));
            await().ignoreExceptions().until(() -> read(server).equals("before"));
            assertThat(Postmaster.of(folder.resolve("cluster")).orElseThrow().port())
                    .isEqualTo(port);
        }
        assertThat(output.toString().split("PostgreSQL has ended by itself", -1))
                .hasSize(2);
        assertThat(output.toString().split("PostgreSQL does not start", -1)).hasSize(2);
        assertThat(output.toString().split("PostgreSQL runs again", -1)).hasSize(2);
    }

    @Test
    void startsBesideTheFolderItWasCopiedFrom() throws Exception {
        Path copy = folder.resolve("copy");
        try (EmbeddedPostgres server = start(folder.resolve("original"))) {
            write(server, "original");
            new Sql(server.administration("postgres").connect()).execute("checkpoint");
            copy(folder.resolve("original"), copy);
            try (EmbeddedPostgres second = start(copy)) {
                write(second, "copy");
                assertThat(second.address().url()).isNotEqualTo(server.address().url());
            }
            assertThat(read(server)).isEqualTo("original");
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (EmbeddedPostgres server = start(folder)) {
            assertThat(server.address().username()).isEqualTo("patchbay");
            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> start(folder))
                    .satisfies(refused ->
                            assertThat(refused.problems().getFirst().setting()).isEqualTo("patchbay.data-dir"));
        }
    }

    @Test
    void beginsAnewWhereMakingTheFolderWasInterrupted() throws Exception {
        Files.createDirectories(folder.resolve("cluster.unfinished/base"));
        Files.createDirectories(folder.resolve(PostgresBinaries.VERSION + ".unfinished/bin"));
        Files.createFile(folder.resolve("initial-password"));

        try (EmbeddedPostgres server = start(folder)) {
            write(server, "whole");
            assertThat(read(server)).isEqualTo("whole");
        }
    }

    @Test
    void runsAsTheOwnerOfTheFolderWhenRootGaveItAway() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path given = Files.createDirectory(folder.resolve("given"));
        Files.setAttribute(given, "unix:uid", NOBODY);

        try (EmbeddedPostgres server = start(given)) {
            write(server, "given");
            assertThat(read(server)).isEqualTo("given");
            long pid = Postmaster.of(given.resolve("cluster")).orElseThrow().pid();
            assertThat(Files.getAttribute(Path.of("/proc", String.valueOf(pid)), "unix:uid"))
                    .isEqualTo(NOBODY);
        }
    }

    /** Kills the server as the kernel does when memory is short. */
    private long kill() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(
                        Postmaster.of(folder.resolve("cluster")).orElseThrow().pid())
                .orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        return postmaster.pid();
    }

    private static EmbeddedPostgres start(Path folder) {
        return start(folder, EmbeddedPostgres.Durability.FLEETING);
    }

    private static EmbeddedPostgres start(Path folder, EmbeddedPostgres.Durability durability) {
        try {
            Path place = Files.createDirectories(folder).resolve(PostgresBinaries.VERSION);
            if (Files.notExists(place)) {
                Files.createSymbolicLink(place, programs);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return EmbeddedPostgres.start(folder, durability);
    }

    private static void copy(Path from, Path to) throws Exception {
        assertThat(new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void write(EmbeddedPostgres server, String text) throws SQLException {
        try (Connection connection = server.address().connect()) {
            Sql sql = new Sql(connection);
            sql.execute("create table if not exists note (text text)");
            sql.execute("insert into note values ('%s')".formatted(text));
        }
    }

    private static String read(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.address().connect()) {
            return new Sql(connection).text("select text from note order by ctid desc limit 1");
        }
    }

    /** Starts in another process, which can be killed as Patchbay can be. */
    private Process startElsewhere() throws IOException {
        Files.createSymbolicLink(folder.resolve(PostgresBinaries.VERSION), programs);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Elsewhere.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals("written")) {
                return process;
            }
        }
        throw new IllegalStateException("The other process ended: " + process.exitValue());
    }

    static final class Elsewhere {

        private Elsewhere() {}

        public static void main(String[] arguments) throws Exception {
            write(EmbeddedPostgres.start(Path.of(arguments[0]), EmbeddedPostgres.Durability.DURABLE), "elsewhere");
            System.out.println("written");
            TimeUnit.MINUTES.sleep(5);
        }
    }
}
