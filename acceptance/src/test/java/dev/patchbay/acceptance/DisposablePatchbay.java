package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Patchbay of a story's own, out of the jar, that may be killed and started again on the same data. */
final class DisposablePatchbay implements AutoCloseable {

    /** Who is made by the set-up link. */
    static final RunningPatchbay.Login OPERATOR = new RunningPatchbay.Login(
            "operator@story.example", "a long story password", "Olga Operator", "", "operator");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SETUP_LINK = Pattern.compile("/setup\\?token=([A-Za-z0-9_-]+)");
    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Path data;
    private final Path log;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final URI base;
    private @Nullable Process process;

    private DisposablePatchbay(Path data, int port, List<String> arguments, Map<String, String> environment) {
        this.data = data;
        this.log = Path.of("target", "disposable-" + port + ".log").toAbsolutePath();
        this.arguments = arguments;
        this.environment = environment;
        this.base = URI.create("http://localhost:" + port);
    }

    /**
     * Starts one with the given catalog.
     *
     * @param targets ports of loopback that webhooks may be sent to
     */
    static DisposablePatchbay start(String catalog, List<Integer> targets, Map<String, String> environment)
            throws IOException {
        Path data = Files.createTempDirectory("patchbay-disposable");
        Path file = Files.writeString(data.resolve("catalog.yaml"), catalog);
        int port = freePort();
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--patchbay.mode=development",
                "--patchbay.base-url=http://localhost:" + port,
                "--patchbay.widgets-origin=http://widgets.localhost:" + port,
                "--patchbay.data-dir=" + data,
                "--patchbay.catalog.file=" + file,
                "--patchbay.egress.development-targets="
                        + String.join(
                                ",",
                                targets.stream()
                                        .map(target -> "127.0.0.1:" + target)
                                        .toList())));
        var patchbay = new DisposablePatchbay(data, port, arguments, environment);
        patchbay.start();
        return patchbay;
    }

    URI base() {
        return base;
    }

    Api anonymous() {
        return Api.at(base);
    }

    /** The operator, made through the set-up link of the first start. */
    Api operator() {
        Matcher link = SETUP_LINK.matcher(output());
        if (!link.find()) {
            throw new AssertionError("no set-up link in " + log);
        }
        var operator = Api.at(base);
        operator.post(
                        "/api/setup",
                        Map.of(
                                "token", link.group(1),
                                "name", OPERATOR.name(),
                                "email", OPERATOR.email(),
                                "password", OPERATOR.password()))
                .expect(201);
        return operator;
    }

    void start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // the same as ./patchbay up: a life of a minute is too short for the second compiler tier
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
        command.add("-jar");
        command.add(ROOT.resolve("server/target/patchbay.jar").toString());
        command.addAll(arguments);
        try {
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            Await.until(
                    LONGEST_START,
                    () -> "not ready; see " + log + " (running: " + started.isAlive() + ")",
                    () -> !started.isAlive() || isReady());
            if (!started.isAlive()) {
                throw new AssertionError("did not start; see " + log + "\n" + output());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code kill -9} of the server alone: its PostgreSQL is left an orphan, as when the kernel kills for memory. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** {@code kill -9} of the server and everything that it started, as when the machine loses power. */
    void killAll() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> children = running.descendants().toList();
            running.destroyForcibly().onExit().join();
            children.forEach(ProcessHandle::destroyForcibly);
            children.forEach(child -> child.onExit().join());
        }
    }

    /** Everything that it printed, over all starts. */
    String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isReady() {
        try {
            return Api.at(base).get("/health/ready").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Process running = process;
        if (running != null) {
            running.destroy();
            Await.until(Duration.ofSeconds(40), () -> "still running", () -> !running.isAlive());
        }
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    void note(String line) throws IOException {
        Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
