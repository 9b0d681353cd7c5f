package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few bytes for the broker, and very many for whoever reads them. */
class OverflowTests extends BrokerScene {

    private static final int LARGEST = 1024 * 1024;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "lz4", "snappy"})
    void cutsARecordThatUnpacksToAHundredMegabytes(String compression) throws Exception {
        Integration greedy = integration();
        Integration neighbour = integration();
        int size = compression.equals("snappy") ? 15_000_000 : 100_000_000;
        var read = new CopyOnWriteArrayList<Received>();
        try (Subscription _ = reading(read, greedy, neighbour)) {
            try (var producer = compressing(greedy, compression)) {
                StockClient.write(producer, greedy.data().name(), "k", new byte[size]);
                StockClient.write(producer, greedy.data().name(), "k", new byte[] {1});
            }
            client(neighbour).write(neighbour.data().name(), "k", "v");
            await().untilAsserted(() -> assertThat(read).hasSize(3));
        }

        assertThat(read.stream().filter(each -> each.topic().equals(greedy.data())))
                .extracting(each -> each.value().length)
                .containsExactly(LARGEST, 1);
        assertThat(broker.available()).isTrue();
    }

    @Test
    void takesHundredsOfLargeRecordsOfOneBatchFewAtATime() throws Exception {
        Integration greedy = integration();
        var portions = new CopyOnWriteArrayList<Portion>();
        try (var producer = compressing(greedy, "zstd")) {
            var sent = IntStream.range(0, 300)
                    .mapToObj(n -> producer.send(
                            new ProducerRecord<>(greedy.data().name(), "k" + n, new byte[LARGEST - 1_000])))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        }
        try (Subscription _ = broker.readEach(Topic.Kind.DATA, "few-" + greedy.slug(), portion -> {
            if (portion.topic().equals(greedy.data())) {
                portions.add(portion);
            }
        })) {
            await().untilAsserted(() -> assertThat(portions.stream()
                            .mapToInt(portion -> portion.records().size())
                            .sum())
                    .isEqualTo(300));
        }

        assertThat(portions).allSatisfy(portion -> assertThat(portion.records()).hasSizeLessThanOrEqualTo(16));
        assertThat(portions.stream().flatMap(portion -> portion.records().stream()))
                .extracting(Received::key)
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(n -> "k" + n).toList());
    }

    /** A JVM with as little memory as that has: what does not fit there stops nobody else, and what comes after it is read. */
    @Test
    void passesByWhatDoesNotFitIntoTheMemory() throws Exception {
        Integration greedy = integration();
        Integration neighbour = integration();
        Path said = folder.resolve("said");
        Process reader = reader("fits-" + greedy.slug(), said);
        try {
            client(neighbour).write(neighbour.data().name(), "k", "before");
            await().untilAsserted(() -> assertThat(lines(said, neighbour)).containsExactly("before"));
            try (var producer = compressing(greedy, "zstd")) {
                StockClient.write(producer, greedy.data().name(), "k", text("first"));
                StockClient.write(producer, greedy.data().name(), "k", new byte[300_000_000]);
                StockClient.write(producer, greedy.data().name(), "k", text("last"));
            }
            client(neighbour).write(neighbour.data().name(), "k", "after");

            await().untilAsserted(() -> assertThat(lines(said, neighbour)).contains("after"));
            await().untilAsserted(() -> assertThat(lines(said, greedy)).contains("first", "last"));
            client(neighbour).write(neighbour.data().name(), "k", "on");
            await().untilAsserted(() -> assertThat(lines(said, neighbour)).contains("on"));
            assertThat(reader.isAlive()).isTrue();
        } finally {
            reader.destroyForcibly().waitFor();
        }
    }

    private Subscription reading(List<Received> read, Integration... of) {
        List<Topic> topics = Arrays.stream(of).map(Integration::data).toList();
        return broker.readEach(
                Topic.Kind.DATA,
                "cut-" + of[0].slug(),
                portion -> portion.records().stream()
                        .filter(each -> topics.contains(each.topic()))
                        .forEach(read::add));
    }

    private KafkaProducer<String, byte[]> compressing(Integration integration, String compression) {
        return client(integration)
                .producer(Map.of(
                        "compression.type",
                        compression,
                        "max.request.size",
                        400_000_000,
                        "buffer.memory",
                        900_000_000L,
                        "batch.size",
                        compression.equals("zstd") ? 400_000_000 : 16_384,
                        "linger.ms",
                        200,
                        "request.timeout.ms",
                        60_000,
                        "delivery.timeout.ms",
                        90_000));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(Path said, Integration of) throws Exception {
        String begin = of.slug() + " ";
        return Files.exists(said)
                ? Files.readAllLines(said).stream()
                        .filter(line -> line.startsWith(begin))
                        .map(line -> line.substring(begin.length()))
                        .distinct()
                        .toList()
                : List.of();
    }

    private Process reader(String group, Path said) throws Exception {
        var access = new Properties();
        access.putAll(site.access().orElseThrow());
        Path file = folder.resolve("access.properties");
        try (var out = Files.newOutputStream(file)) {
            access.store(out, null);
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString(),
                        group,
                        said.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("reader.log").toFile())
                .start();
    }

    /** Reads what all write, and says it if it is short. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] args) throws Exception {
            var access = new Properties();
            try (var in = Files.newInputStream(Path.of(args[0]))) {
                access.load(in);
            }
            Path said = Path.of(args[2]);
            var clients = new KafkaClients(new Entered(access), EmbeddedKafkaTests.settings(Map.of()));
            try (Subscription _ =
                    new ReadingEach(clients, args[1], Topic.Kind.DATA.names(), portion -> say(said, portion))) {
                new CountDownLatch(1).await();
            }
        }

        private static void say(Path said, Portion portion) {
            for (Received each : portion.records()) {
                if (each.value().length < 100) {
                    String line = each.topic().integration() + " " + new String(each.value(), StandardCharsets.UTF_8);
                    try {
                        Files.writeString(said, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
            }
        }
    }

    private record Entered(Properties properties) implements KafkaSite {

        @Override
        public void begin() {}

        @Override
        public Optional<Map<String, Object>> access() {
            return Optional.of(properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(name -> name, properties::getProperty)));
        }

        @Override
        public Optional<String> address() {
            return Optional.of(properties.getProperty("bootstrap.servers"));
        }

        @Override
        public boolean encrypted() {
            return false;
        }

        @Override
        public void refresh() {}

        @Override
        public void close() {}
    }
}
