package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A PostgreSQL outside Patchbay, as operators run it, that may be killed and started again on the same data and port. It refuses
 * to run as root: then it gets a user namespace of its own, or where that is forbidden an unprivileged user.
 */
final class Postgres implements AutoCloseable {

    private static final String PASSWORD = "a-password-of-a-story";
    private static final String NOBODY = "65534";

    private final Path home;
    private final int port;
    private final List<String> account;

    private Postgres(Path home, int port, List<String> account) {
        this.home = home;
        this.port = port;
        this.account = account;
    }

    static Postgres start() throws IOException, SQLException {
        Path home = Files.createTempDirectory("patchbay-postgres");
        unpack(home);
        Files.writeString(home.resolve("password"), PASSWORD);
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var postgres = new Postgres(home, port, account(home));
        postgres.run(
                "initdb",
                "--pgdata=" + postgres.cluster(),
                "--username=postgres",
                "--pwfile=" + home.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C");
        Files.writeString(postgres.cluster().resolve("postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                wal_level = logical
                timezone = 'UTC'
                """.formatted(port));
        postgres.begin();
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role patchbay login replication password '" + PASSWORD + "'");
            statement.execute("create database patchbay owner patchbay");
        }
        return postgres;
    }

    /** What Patchbay is told about it, with the key that all nodes on one database share. */
    Map<String, String> settings() {
        return Map.of(
                "PATCHBAY_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/patchbay",
                "PATCHBAY_DATABASE_USERNAME",
                "patchbay",
                "PATCHBAY_DATABASE_PASSWORD",
                PASSWORD,
                "PATCHBAY_VAULT_MASTER_KEY",
                "c3Rvcmllcy1uZWVkLWEtc2VjcmV0LW9mLTMyLWJ5dCE=");
    }

    /** A connection to Patchbay's database with every right. */
    Connection connect() throws SQLException {
        return connect("patchbay");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", PASSWORD);
    }

    /** {@code kill -9} of all its processes. */
    void kill() throws IOException {
        kill(cluster());
    }

    /** All its processes do nothing any more, and close nothing, until it goes on. */
    void freeze() throws IOException {
        ProcessHandle postmaster = postmaster(cluster()).orElseThrow();
        DisposablePatchbay.signal(postmaster, "STOP"); // first, so that it makes no more children and buries none
        signalChildren(postmaster, "STOP");
    }

    void goOn() throws IOException {
        ProcessHandle postmaster = postmaster(cluster()).orElseThrow();
        signalChildren(postmaster, "CONT");
        DisposablePatchbay.signal(postmaster, "CONT"); // last, for the same reason
    }

    private static void signalChildren(ProcessHandle postmaster, String name) throws IOException {
        for (ProcessHandle child : postmaster.descendants().toList()) {
            DisposablePatchbay.signal(child, name);
        }
    }

    /** The same for the server of a data directory. */
    static void kill(Path cluster) throws IOException {
        Optional<ProcessHandle> found = postmaster(cluster);
        if (found.isPresent()) {
            ProcessHandle postmaster = found.get();
            DisposablePatchbay.signal(postmaster, "STOP"); // so that it makes no child that would outlive it
            List<ProcessHandle> children = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
            children.forEach(child -> child.onExit().join());
        }
    }

    private static Optional<ProcessHandle> postmaster(Path cluster) throws IOException {
        String pid =
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid));
    }

    /** Starts it, and returns when it takes connections. */
    void begin() throws IOException {
        run("pg_ctl", "start", "--pgdata=" + cluster(), "--log=" + home.resolve("postgresql.log"), "--wait");
    }

    @Override
    public void close() throws IOException {
        kill();
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private Path cluster() {
        return home.resolve("cluster");
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(account);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        run(home.resolve("last-command.log"), command);
    }

    /** Its output goes to a file, since a server that a command leaves behind would keep a pipe open. */
    private static void run(Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command + ": " + Files.readString(log, StandardCharsets.UTF_8));
        }
    }

    private static List<String> account(Path home) throws IOException {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return List.of();
        }
        Path log = home.resolve("last-command.log");
        try {
            run(log, List.of("unshare", "-U", "true"));
            return List.of("unshare", "-U");
        } catch (IOException _) {
            run(log, List.of("chown", "-R", NOBODY, home.toString()));
            return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        }
    }

    /** The same programs that Patchbay carries. */
    private static void unpack(Path home) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        try (InputStream archive = Postgres.class.getResourceAsStream("/postgres-linux-" + processor + ".txz");
                var entries = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
