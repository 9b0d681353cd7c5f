package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that nobody here wrote, or that others' libraries make, at an address of this machine that is not Patchbay's. */
final class ForeignProgram implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final int ENDS_WITHIN_SECONDS = 10;

    private final Process process;

    private ForeignProgram(Process process) {
        this.process = process;
    }

    /** An address of 127.0.0.1 where nobody listens; Patchbay's own host name is {@code localhost}. */
    static URI freeAddress() {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs it to its end, which must be a good one. */
    static void run(String name, Path folder, List<String> command, Map<String, String> environment) {
        Path log = log(name + "-run");
        try {
            Process process = process(log, folder, command, environment);
            boolean ended = process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(name + (ended ? " ended badly" : " does not end") + "; see " + log);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Path log(String name) {
        return Path.of("target", "program-" + name + ".log").toAbsolutePath();
    }

    private static Process process(Path log, Path folder, List<String> command, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param health address that answers 200 when it is ready
     */
    static ForeignProgram start(
            String name, Path folder, List<String> command, Map<String, String> environment, URI health) {
        Path log = log(name);
        try {
            Process process = process(log, folder, command, environment);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Await.until(
                    LONGEST_START,
                    () -> name + " does not answer at " + health + "; see " + log,
                    () -> !process.isAlive() || answers(health));
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended with " + process.exitValue() + "; see " + log);
            }
            return new ForeignProgram(process);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean answers(URI health) {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
