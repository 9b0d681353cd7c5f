package dev.patchbay.database;

import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom PostgreSQL's programs run. They refuse root: as root they get a user namespace of their own, where nobody is
 * root, or, where that is forbidden or the folder is somebody's, an unprivileged user who owns the folder.
 *
 * @param prefix what stands before each command
 * @param user owner of the folder, 0 to leave it alone
 */
record PostgresAccount(List<String> prefix, int user) {

    private static final Logger log = LoggerFactory.getLogger(PostgresAccount.class);
    private static final int NOBODY = 65534;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    static PostgresAccount choose(Path home) throws IOException {
        int self = owner(Path.of("/proc/self"));
        if (self != 0) {
            return new PostgresAccount(List.of(), 0);
        }
        int owner = owner(home);
        PostgresAccount namespace = new PostgresAccount(List.of("unshare", "-U"), 0);
        if (owner == 0 && namespace.works("true")) {
            return namespace;
        }
        return unprivileged(home, owner == 0 ? NOBODY : owner);
    }

    static PostgresAccount unprivileged(Path home, int user) throws IOException {
        PostgresAccount account =
                new PostgresAccount(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"), user);
        account.own(home);
        if (!account.works("test", "-x", home.toString())) {
            throw new StartupException(new StartupProblem(
                    "patchbay.data-dir",
                    "PostgreSQL does not run as root, and user %d cannot enter %s.".formatted(user, home),
                    "Choose a data folder that others may pass through, start Patchbay as an ordinary user, or use an"
                            + " external database with patchbay.database.url."));
        }
        return account;
    }

    /** Gives the folder to the account that runs PostgreSQL. */
    void own(Path folder) throws IOException {
        if (user == 0) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", user, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** Runs a program to its end and returns what it said; a failure is an exception with the same. */
    String run(Path log, List<String> command) throws IOException {
        List<String> full = new ArrayList<>(prefix);
        full.addAll(command);
        Process process = new ProcessBuilder(full)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %s".formatted(command.getFirst(), LIMIT));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + command.getFirst(), interrupted);
        }
        String said = Files.readString(log, StandardCharsets.UTF_8).strip();
        if (process.exitValue() != 0) {
            throw new IOException(said.isEmpty() ? command.getFirst() + " failed without a word" : said);
        }
        return said;
    }

    private boolean works(String... command) {
        try {
            Path said = Files.createTempFile("patchbay", ".log");
            try {
                run(said, List.of(command));
                return true;
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException refused) {
            log.debug("{} does not work here", prefix, refused);
            return false;
        }
    }

    private static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }
}
