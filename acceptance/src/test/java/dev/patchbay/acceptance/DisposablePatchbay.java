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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Patchbay of a story's own, out of the jar, that may be killed and started again on the same data. */
final class DisposablePatchbay implements AutoCloseable {

    /** Who is made by the set-up link. */
    static final RunningPatchbay.Login OPERATOR = new RunningPatchbay.Login(
            "operator@story.example", "a long story password", "Olga Operator", "", "operator");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What {@code ./patchbay test} built and trained; else the jar as Maven packs it. */
    static final Path BUILD = Path.of(Objects.requireNonNullElse(
            System.getenv("PATCHBAY_BUILD"), ROOT.resolve("server/target").toString()));

    private static final Pattern SETUP_LINK = Pattern.compile("/setup\\?token=([A-Za-z0-9_-]+)");
    private static final Pattern USED =
            Pattern.compile("^ *(?:DefNew|Tenured) +total \\d+K, used (\\d+)K", Pattern.MULTILINE);
    private static final Duration LONGEST_START = Duration.ofMinutes(8);

    private final Path data;
    private final Path log;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final URI base;
    private final int port;
    private @Nullable Process process;

    private DisposablePatchbay(URI base, Path data, int port, List<String> arguments, Map<String, String> environment) {
        this.base = base;
        this.data = data;
        this.port = port;
        this.log = log(port);
        this.arguments = arguments;
        this.environment = environment;
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
        var arguments = List.of(
                "--patchbay.mode=development",
                "--patchbay.base-url=http://localhost:" + port,
                "--patchbay.widgets-origin=http://widgets.localhost:" + port,
                "--patchbay.catalog.file=" + file,
                "--patchbay.egress.development-targets="
                        + String.join(
                                ",",
                                targets.stream()
                                        .map(target -> "127.0.0.1:" + target)
                                        .toList()));
        var patchbay =
                new DisposablePatchbay(URI.create("http://localhost:" + port), data, port, arguments, environment);
        patchbay.start();
        return patchbay;
    }

    /** Another node of the same Patchbay, on this machine; both must have been given the same external database. */
    DisposablePatchbay anotherNode() throws IOException {
        return anotherNode(Map.of());
    }

    /** @param otherwise settings that are not those of this one */
    DisposablePatchbay anotherNode(Map<String, String> otherwise) throws IOException {
        Path own = Files.createTempDirectory("patchbay-disposable");
        var settings = new HashMap<>(environment);
        settings.putAll(otherwise);
        var another = new DisposablePatchbay(base, own, freePort(), arguments, settings);
        another.start();
        return another;
    }

    /** Of this one alone, although an earlier one may have had the same port. */
    private static Path log(int port) {
        Path log = Path.of("target", "disposable-" + port + ".log").toAbsolutePath();
        try {
            Files.deleteIfExists(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return log;
    }

    URI base() {
        return base;
    }

    /** Where this node listens, which is not its base address when it is the second one. */
    URI node() {
        return URI.create("http://localhost:" + port);
    }

    /** The folder of its embedded database and keys. */
    Path data() {
        return data;
    }

    Api anonymous() {
        return Api.at(base);
    }

    /** The path of the set-up link of the first start. */
    String setUpPath() {
        return setUpLink().group();
    }

    private Matcher setUpLink() {
        Matcher link = SETUP_LINK.matcher(output());
        if (!link.find()) {
            throw new AssertionError("no set-up link in " + log);
        }
        return link;
    }

    /** The operator, made through the set-up link of the first start. */
    Api operator() {
        var operator = Api.at(base);
        operator.post(
                        "/api/setup",
                        Map.of(
                                "token", setUpLink().group(1),
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
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx384m"));
        Path trained = BUILD.resolve("patchbay.aot");
        if (Files.exists(trained)) {
            command.addAll(List.of("-XX:AOTCache=" + trained, "-Xlog:aot=off", "-Xlog:aot*=off"));
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar"));
        command.add(BUILD.resolve("patchbay.jar").toString());
        command.add("--server.port=" + port);
        command.add("--patchbay.data-dir=" + data);
        command.addAll(arguments);
        try {
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("PATCHBAY_BROKER_MODE", "off"); // a story that needs one says so
            builder.environment()
                    .put("PATCHBAY_DATABASE_HANGING", "60s"); // a process may stand still on a busy machine
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

    /**
     * {@code kill -9} of the server and then of its embedded PostgreSQL, which is no child of it, as when the machine loses power.
     */
    void killAll() throws IOException {
        kill();
        killDatabase();
    }

    /** {@code kill -9} of its embedded PostgreSQL alone, as when the kernel kills for memory. */
    void killDatabase() throws IOException {
        Postgres.kill(data.resolve("postgres/cluster"));
    }

    /** The process of its embedded Kafka; empty while there is none. */
    Optional<ProcessHandle> kafka() {
        return Objects.requireNonNull(process)
                .children()
                .filter(child -> isGiven(child, data.resolve("kafka/server.properties")))
                .findFirst();
    }

    /** A command line is longer than what {@link ProcessHandle.Info} tells of it. */
    private static boolean isGiven(ProcessHandle process, Path argument) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .contains(argument.toString());
        } catch (IOException ended) {
            return false;
        }
    }

    /** Its own process does nothing any more, and loses nothing, until it goes on. */
    void freeze() throws IOException {
        signal(Objects.requireNonNull(process).toHandle(), "STOP");
    }

    void goOn() throws IOException {
        signal(Objects.requireNonNull(process).toHandle(), "CONT");
    }

    static void signal(ProcessHandle process, String name) throws IOException {
        var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (sent.onExit().join().exitValue() != 0) {
            throw new IOException("no " + name + " for " + process);
        }
    }

    /** Its process. */
    long pid() {
        return Objects.requireNonNull(process).pid();
    }

    /** Heap in use after a full collection, in bytes. */
    long heap() throws IOException {
        command("GC.run");
        Matcher used = USED.matcher(command("GC.heap_info"));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        if (kibibytes == 0) {
            throw new AssertionError("the heap was not told");
        }
        return kibibytes * 1024;
    }

    /** Asks the running process as {@code jcmd} does. */
    private String command(String command) throws IOException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(Objects.requireNonNull(process).pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Everything that it printed, over all starts. */
    String output() {
        try {
            // it may end in the middle of a character, which no reader of text would take
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isReady() {
        try {
            return Api.at(node()).get("/health/ready").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Process running = process;
        if (running != null) {
            if (running.isAlive()) {
                signal(running.toHandle(), "CONT"); // a story may have ended while it was frozen
            }
            running.destroy();
            Await.until(Duration.ofMinutes(3), () -> "still running", () -> !running.isAlive());
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
