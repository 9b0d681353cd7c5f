package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic that numbers are written to, one after the other, while things happen to its broker. */
final class WrittenLog implements AutoCloseable {

    static final String TOPIC = "numbers";
    private static final int BYTES = 8_000;
    private static final int FEW = 50;

    private final EmbeddedKafka kafka;
    private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Exception failure;
    private int next;

    WrittenLog(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    /** And others, so many altogether. */
    void make(int topics) throws Exception {
        try (Admin admin = Admin.create(access())) {
            List<NewTopic> wanted = IntStream.range(0, topics)
                    .mapToObj(i -> new NewTopic(i == 0 ? TOPIC : TOPIC + i, 1, (short) 1))
                    .toList();
            for (int from = 0; from < topics; from += 200) {
                admin.createTopics(wanted.subList(from, Math.min(topics, from + 200)))
                        .all()
                        .get(60, TimeUnit.SECONDS);
            }
        }
    }

    int topics() throws Exception {
        try (Admin admin = Admin.create(access())) {
            return admin.listTopics().names().get(60, TimeUnit.SECONDS).size();
        }
    }

    /** One that was there before wrote so many. */
    void knows(int count) {
        for (int i = 0; i < count; i++) {
            acknowledged.add(next++);
        }
    }

    /** Writes so many, each of them taken. */
    void write(int count) throws Exception {
        try (var producer = producer(40_000)) {
            for (int i = 0; i < count; i++) {
                int number = next++;
                producer.send(record(number)).get(60, TimeUnit.SECONDS);
                acknowledged.add(number);
            }
        }
    }

    /** Something that may fail. */
    interface Act {
        void happen() throws Exception;
    }

    /** Writes a few at a time until it is over; when so many were taken, something happens. */
    void writeWhile(Act act, int after, BooleanSupplier over) throws Exception {
        int before = acknowledged.size();
        boolean happened = false;
        var room = new Semaphore(FEW);
        try (var producer = producer(5_000)) {
            for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(6); !happened || !over.getAsBoolean(); ) {
                assertThat(System.nanoTime()).as("it was over").isLessThan(end);
                if (!room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    continue;
                }
                int number = next++;
                var _ = producer.send(record(number), (where, failed) -> {
                    room.release();
                    if (failed == null) {
                        acknowledged.add(number);
                    } else {
                        failure = failed;
                    }
                });
                if (!happened && acknowledged.size() - before >= after) {
                    happened = true;
                    act.happen();
                }
            }
        }
    }

    @Nullable
    Exception failure() {
        return failure;
    }

    /** Whatever was taken is there, once, and in the order in which it was written. */
    void isWhole() {
        List<Integer> read = read();
        assertThat(read).containsAll(acknowledged).doesNotHaveDuplicates().isSorted();
    }

    /** As where the machine lost its power in the middle of a record. */
    void tearItsEnd(Path folder) throws IOException {
        Path log = folder.resolve("data").resolve(TOPIC + "-0").resolve("00000000000000000000.log");
        Files.write(log, new byte[] {0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 1, 0, 7, 7, 7}, StandardOpenOption.APPEND);
    }

    private List<Integer> read() {
        Map<String, Object> properties = access();
        var read = new ArrayList<Integer>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long last = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < last) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(Integer.valueOf(record.key())));
            }
        }
        return read;
    }

    private static ProducerRecord<String, String> record(int number) {
        return new ProducerRecord<>(TOPIC, 0, Integer.toString(number), "x".repeat(BYTES));
    }

    private KafkaProducer<String, String> producer(int within) {
        Map<String, Object> properties = access();
        properties.put("delivery.timeout.ms", within);
        properties.put("request.timeout.ms", within - 500);
        properties.put("linger.ms", 0);
        properties.put("max.block.ms", within);
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    private Map<String, Object> access() {
        return new HashMap<>(kafka.access().orElseThrow());
    }

    @Override
    public void close() {
        acknowledged.clear();
    }
}
