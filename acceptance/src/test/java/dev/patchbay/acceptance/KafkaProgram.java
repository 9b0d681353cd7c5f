package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program of a developer's, made with a Kafka client that nobody here wrote. Those in a language are what the portal gives to
 * copy, from its own sources, filled in as it fills them in.
 */
enum KafkaProgram {
    NODE("mjs") {
        @Override
        List<String> command(Path program) {
            return List.of("node", program.toString());
        }
    },
    PYTHON("py") {
        @Override
        List<String> command(Path program) {
            return List.of(confluent().resolve("bin/python").toString(), program.toString());
        }
    },
    JAVA("java") {
        @Override
        List<String> command(Path program) {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    libraries(),
                    program.toString());
        }
    };

    private static final Path SNIPPETS = Path.of("..", "web", "src", "features", "developer", "snippets");
    private static final Path FOLDER = Path.of("target", "kafka-programs").toAbsolutePath();
    private static final Pattern JARS =
            Pattern.compile("(kafka-clients|slf4j-api|lz4-java|snappy-java|zstd-jni|jackson-\\w+-2\\.).*\\.jar");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final String ending;

    KafkaProgram(String ending) {
        this.ending = ending;
    }

    abstract List<String> command(Path program);

    /** Runs the program that writes one record, to its good end. */
    void push(BrokerScene.Integration source) throws IOException {
        run("push", command(written("push", source, source.data())), source);
    }

    /** Reads the integration's events with the program, until so many have come; a line for each. */
    List<String> read(BrokerScene.Integration reader, int count) throws IOException {
        Path program = written("read", reader, reader.lifecycle());
        Path output = FOLDER.resolve("read-" + word() + ".txt");
        Process process = process(command(program), reader, output);
        try {
            Await.until(
                    LONGEST,
                    () -> "only these came with " + this + ": " + lines(output),
                    () -> events(output).size() >= count || !process.isAlive());
            return events(output);
        } finally {
            process.destroy();
        }
    }

    /** What {@code kcat} is told so that it writes and reads as this integration; it gets a librdkafka that fetches tokens. */
    static List<String> kcat(BrokerScene.Integration integration, String... more) {
        JsonNode place = integration.place();
        return Stream.concat(
                        Stream.of("kcat", "-b", place.get("address").asString()),
                        Stream.concat(
                                Stream.of(
                                                "security.protocol=SASL_PLAINTEXT",
                                                "sasl.mechanisms=OAUTHBEARER",
                                                "sasl.oauthbearer.method=oidc",
                                                "sasl.oauthbearer.scope=patchbay:broker",
                                                "sasl.oauthbearer.token.endpoint.url="
                                                        + place.get("tokenEndpoint")
                                                                .asString(),
                                                "sasl.oauthbearer.client.id=" + integration.clientId(),
                                                "sasl.oauthbearer.client.secret=" + integration.clientSecret())
                                        .flatMap(setting -> Stream.of("-X", setting)),
                                Stream.of(more)))
                .toList();
    }

    /** Writes a record with {@code kcat}. */
    static void pushWithKcat(BrokerScene.Integration source, String key, String record) throws IOException {
        Path lines = Files.writeString(folder().resolve("kcat.txt"), key + ":" + record + "\n");
        run("kcat-push", kcat(source, "-P", "-t", source.data(), "-K:", "-l", lines.toString()), source);
    }

    /** All that lies in the integration's topic now, read with {@code kcat}: the key, a space, the value. */
    static List<String> readWithKcat(BrokerScene.Integration reader, String topic) throws IOException {
        Path output = folder().resolve("kcat-read.txt");
        var command = kcat(reader, "-C", "-t", topic, "-o", "beginning", "-e", "-q", "-f", "%k %s\\n");
        awaitGoodEnd("kcat", process(command, reader, output), output);
        return lines(output);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Path written(String task, BrokerScene.Integration integration, String topic) throws IOException {
        JsonNode place = integration.place();
        Map<String, String> told = Map.of(
                "NAME", integration.name(),
                "BROKER", place.get("address").asString(),
                "PROTOCOL", place.get("encrypted").asBoolean() ? "SASL_SSL" : "SASL_PLAINTEXT",
                "TLS", place.get("encrypted").asString(),
                "TOPIC", topic,
                "GROUP", place.get("topics").get("groups").asString(),
                "CLIENT_ID", place.get("clientId").asString(),
                "TOKEN_ENDPOINT", place.get("tokenEndpoint").asString());
        String program = Files.readString(SNIPPETS.resolve(task + "." + word() + ".txt"));
        for (Map.Entry<String, String> each : told.entrySet()) {
            program = program.replace("__" + each.getKey() + "__", each.getValue());
        }
        assertThat(program).doesNotContainPattern("__[A-Z_]+__");
        return Files.writeString(folder().resolve(task + "." + ending), program);
    }

    /** A folder where Node finds the packages of {@code acceptance/clients}. */
    private static Path folder() throws IOException {
        Path packages = FOLDER.resolve("node_modules");
        if (!Files.exists(packages)) {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(packages);
            Files.createSymbolicLink(
                    packages, Path.of("clients", "node_modules").toAbsolutePath());
        }
        return FOLDER;
    }

    private static void run(String name, List<String> command, BrokerScene.Integration integration) throws IOException {
        Path output = folder().resolve(name + ".log");
        awaitGoodEnd(name, process(command, integration, output), output);
    }

    private static void awaitGoodEnd(String name, Process process, Path output) {
        try {
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(name + " ended badly: " + lines(output));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process process(List<String> command, BrokerScene.Integration integration, Path output)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PATCHBAY_CLIENT_SECRET", integration.clientSecret());
        if (command.getFirst().equals("kcat")) {
            builder.environment().put("LD_LIBRARY_PATH", newerLibrary().toString());
        }
        return builder.start();
    }

    /** Without what the client itself says. */
    private static List<String> events(Path output) {
        return lines(output).stream()
                .filter(line -> line.matches("\\d+ [a-z]+\\.[a-z]+ .*"))
                .toList();
    }

    private static List<String> lines(Path output) {
        try {
            return Files.exists(output) ? Files.readAllLines(output) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A folder with nothing but a librdkafka under the name that {@code kcat} looks for. */
    private static Path newerLibrary() throws IOException {
        Path library = folder().resolve("lib").resolve("librdkafka.so.1");
        Files.createDirectories(library.getParent());
        try (Stream<Path> files = Files.walk(confluent().resolve("lib"))) {
            Path found = files.filter(file -> file.getFileName().toString().matches("librdkafka-\\w+\\.so\\.1"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("confluent-kafka came without its librdkafka"));
            Files.deleteIfExists(library);
            Files.createSymbolicLink(library, found);
        }
        return Objects.requireNonNull(library.getParent());
    }

    /** Where {@code ./patchbay test} put confluent-kafka. */
    private static Path confluent() {
        return Path.of(Objects.requireNonNull(
                System.getenv("CONFLUENT_KAFKA_HOME"), "run it with ./patchbay test --story Broker"));
    }

    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry ->
                        JARS.matcher(Path.of(entry).getFileName().toString()).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** As the programs print an event: number, type, installation, id. */
    static String line(JsonNode event) {
        var words = new ArrayList<String>();
        for (String field : List.of("sequence", "event", "installationId", "id")) {
            words.add(event.get(field).asString());
        }
        return String.join(" ", words);
    }

    /** The same of what {@code kcat} read. */
    static String lineOfKcat(String keyAndValue) {
        return line(JSON.readTree(keyAndValue.substring(keyAndValue.indexOf(' ') + 1)));
    }
}
