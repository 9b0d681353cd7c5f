package dev.patchbay.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A Kafka that an operator runs, set up by the lines of the guide: on this machine, and without TLS. */
final class OwnKafka implements AutoCloseable {

    private static final Path GUIDE = Path.of("..", "docs", "how-to", "use-your-own-kafka.md");
    private static final Pattern BLOCK =
            Pattern.compile("^```properties\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CARRIED = Pattern.compile("(?:.*/)?kafka/([^/]+\\.jar)");

    /** What a node that is alone needs, and a test in a small heap. */
    private static final String ALONE = """
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=2
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            log.cleaner.dedupe.buffer.size=4194304
            group.initial.rebalance.delay.ms=0
            """;

    private final Path folder;
    private final Map<String, String> places;
    private @Nullable Process process;

    private OwnKafka(Path folder, Map<String, String> places) {
        this.folder = folder;
        this.places = places;
    }

    /** One that does not run yet. */
    static OwnKafka prepare() throws IOException {
        Path folder = Files.createTempDirectory("own-kafka");
        var own = new OwnKafka(
                folder,
                Map.of(
                        "kafka.internal:9092", "127.0.0.1:" + freePort(),
                        "kafka.internal:9093", "127.0.0.1:" + freePort(),
                        "kafka.example.com:9094", "127.0.0.1:" + freePort(),
                        "/var/lib/kafka", folder.resolve("data").toString(),
                        "SASL_SSL", "SASL_PLAINTEXT"));
        Files.writeString(folder.resolve("client.properties"), own.block(1));
        return own;
    }

    /** With what a Patchbay finds it. */
    Map<String, String> environment() {
        return Map.of(
                "PATCHBAY_BROKER_MODE", "external",
                "PATCHBAY_BROKER_BOOTSTRAP", place("kafka.internal:9092"),
                "PATCHBAY_BROKER_CLIENT_PROPERTIES",
                        folder.resolve("client.properties").toString(),
                "PATCHBAY_BROKER_ADVERTISED", address());
    }

    /** Where integrations' clients connect to. */
    String address() {
        return place("kafka.example.com:9094");
    }

    private String place(String inTheGuide) {
        return Objects.requireNonNull(places.get(inTheGuide));
    }

    /** Starts it for the Patchbay at this address, whose tokens it believes; with all that it had before. */
    void start(URI patchbay) throws IOException, InterruptedException {
        Path configuration = folder.resolve("server.properties");
        String lines = block(0).lines()
                .filter(line -> !line.startsWith("ssl."))
                .collect(Collectors.joining("\n", "", "\n"))
                .replace("https://patchbay.example.com", patchbay.toString());
        Files.writeString(configuration, lines + ALONE);
        if (!Files.exists(folder.resolve("data").resolve("meta.properties"))) {
            unpack();
            Process formatting = java(
                    patchbay,
                    "kafka.tools.StorageTool",
                    "format",
                    "--config",
                    configuration.toString(),
                    "--cluster-id",
                    "MkU3OEVBNTcwNTJENDM2Qk");
            if (!formatting.waitFor(5, TimeUnit.MINUTES) || formatting.exitValue() != 0) {
                throw new AssertionError("Kafka's folder cannot be made: " + Files.readString(log()));
            }
        }
        Process started = java(patchbay, "kafka.Kafka", configuration.toString());
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    }

    /** {@code kill -9}. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    private Process java(URI patchbay, String... program) throws IOException {
        String jars;
        try (Stream<Path> files = Files.list(folder.resolve("libs"))) {
            jars = files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=" + patchbay + "/oidc/jwks",
                "-cp",
                jars));
        command.addAll(List.of(program));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return Path.of("target", "own-kafka-" + folder.getFileName() + ".log").toAbsolutePath();
    }

    /** Kafka's jars are taken from where they lie on this machine: in Patchbay's jar. */
    private void unpack() throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("libs"));
        try (var jar =
                new ZipFile(DisposablePatchbay.BUILD.resolve("patchbay.jar").toFile())) {
            for (var entry : jar.stream().toList()) {
                Matcher carried = CARRIED.matcher(entry.getName());
                if (carried.matches()) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, libraries.resolve(carried.group(1)));
                    }
                }
            }
        }
    }

    /** Lines of the guide, for this machine. */
    private String block(int number) throws IOException {
        String lines = BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group(1))
                .toList()
                .get(number);
        for (Map.Entry<String, String> each : places.entrySet()) {
            lines = lines.replace(each.getKey(), each.getValue());
        }
        return lines;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
