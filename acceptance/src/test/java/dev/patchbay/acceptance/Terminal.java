package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A shell that somebody types commands into, one block after the other; variables and folders stay. */
final class Terminal implements AutoCloseable {

    private static final Duration LONGEST_BLOCK = Duration.ofMinutes(8);
    private static final String DONE = "~~done~~";

    private final Process shell;
    private final OutputStream keyboard;
    private final Path typed;
    private final Path log;
    private int seen;

    private Terminal(Process shell, Path typed, Path log) {
        this.shell = shell;
        this.keyboard = shell.getOutputStream();
        this.typed = typed;
        this.log = log;
    }

    /** Opens one in a folder; a command that fails ends it. */
    static Terminal open(String name, Path folder, Map<String, String> environment) {
        try {
            Path log = Path.of("target", "terminal-" + name + ".log").toAbsolutePath();
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-u")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process shell = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(shell)));
            return new Terminal(shell, Files.createTempFile("patchbay-typed", ".sh"), log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Types commands and waits for their end; what they printed. */
    String run(String commands) {
        type(commands, "; echo " + DONE);
        Await.until(LONGEST_BLOCK, () -> "the commands do not end:\n" + commands + printed(), () -> isDone());
        String printed = printed();
        seen += printed.length();
        if (!printed.stripTrailing().endsWith(DONE)) {
            throw new AssertionError("a command failed:\n" + commands + "It printed:\n" + printed);
        }
        return printed.replace(DONE, "");
    }

    /** Types commands that go on. */
    void start(String commands) {
        type(commands, "");
    }

    private void type(String commands, String then) {
        try {
            Files.writeString(typed, commands);
            // what is typed next is for the shell, and not for a program that reads its input
            keyboard.write((". " + typed + " < /dev/null" + then + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException closed) {
            throw new AssertionError("the shell has ended:\n" + printed(), closed);
        }
    }

    private boolean isDone() {
        return !shell.isAlive() || printed().contains(DONE);
    }

    private String printed() {
        try {
            // it may end in the middle of a character, which no reader of text would take
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).substring(seen);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void end(Process shell) {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }

    @Override
    public void close() throws IOException {
        end(shell);
        Files.deleteIfExists(typed);
    }
}
