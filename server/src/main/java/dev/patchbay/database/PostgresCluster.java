package dev.patchbay.database;

import dev.patchbay.kernel.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The files of an embedded server: data directory, password, remembered port, configuration. */
record PostgresCluster(Path home, Path programs, PostgresAccount account, EmbeddedPostgres.Durability durability) {

    private static final int PASSWORD_BYTES = 32;

    Path data() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("postgresql.log");
    }

    /** Output of the last program that was run. */
    Path output() {
        return home.resolve("last-command.log");
    }

    String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    /** The password of both roles, made once, readable by its owner only. */
    Secret password() throws IOException {
        Path file = home.resolve("password");
        if (Files.notExists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            writePrivately(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Secret.of(Files.readString(file).strip());
    }

    /** Makes the data directory unless it exists; one that was interrupted is begun anew. */
    void initialize() throws IOException {
        if (Files.exists(data())) {
            requireSameVersion();
            return;
        }
        Path unfinished = home.resolve("cluster.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Path password = home.resolve("initial-password");
        Files.deleteIfExists(password);
        writePrivately(password, password().reveal());
        account.own(home);
        account.run(
                output(),
                List.of(
                        program("initdb"),
                        "--pgdata=" + unfinished,
                        "--username=" + EmbeddedPostgres.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        Files.delete(password);
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireSameVersion() throws IOException {
        String version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!PostgresBinaries.VERSION.startsWith(version + ".")) {
            throw new IOException("%s was written by PostgreSQL %s, this Patchbay carries %s"
                    .formatted(data(), version, PostgresBinaries.VERSION));
        }
    }

    /** Writes the configuration for the next start. */
    private void configure(int port) throws IOException {
        Files.writeString(data().resolve("postgresql.conf"), """
                # Written by Patchbay at each start; changes here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                shared_buffers = 64MB
                wal_level = logical
                max_wal_size = 512MB
                max_slot_wal_keep_size = 1GB
                wal_sender_timeout = 10s
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] '
                %s
                """.formatted(port, durability.configuration()));
        Files.writeString(home.resolve("port"), String.valueOf(port));
    }

    /** Starts the server at this port, and returns when it takes connections. */
    void serve(int port) throws IOException {
        configure(port);
        account.own(home);
        account.run(
                output(),
                List.of(program("pg_ctl"), "start", "--pgdata=" + data(), "--log=" + log(), "--wait", "--timeout=120"));
    }

    /** The port of last time if nobody has taken it, else a free one. */
    int choosePort() throws IOException {
        Path remembered = home.resolve("port");
        if (Files.exists(remembered)) {
            int port = Integer.parseInt(Files.readString(remembered).strip());
            if (isFree(port)) {
                return port;
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}
