import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code Bare HOME TOPIC VALUES RECORDS ROUNDS}: one producer and one consumer with nothing between them but the broker. The values
 * are the lines of a file, one after the other. Prints for each round how many records a second came through.
 */
public final class Bare {

    private static final double SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Bare() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> properties = Insider.properties(Path.of(arguments[0]));
        String topic = arguments[1];
        List<String> values = Files.readAllLines(Path.of(arguments[2]));
        int records = Integer.parseInt(arguments[3]);
        Insider.topic(properties, topic);
        properties.put("acks", "all");
        properties.put("linger.ms", 5);
        properties.put("batch.size", 262_144);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
                System.out.println(perSecond(producer, consumer, topic, values, records));
            }
        }
    }

    private static double perSecond(
            KafkaProducer<String, String> producer,
            KafkaConsumer<String, String> consumer,
            String topic,
            List<String> values,
            int records)
            throws InterruptedException {
        AtomicReference<Exception> refused = new AtomicReference<>();
        long began = System.nanoTime();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < records; i++) {
                String value = values.get(i % values.size());
                producer.send(new ProducerRecord<>(topic, String.valueOf(i % values.size()), value), (where, failed) -> {
                    if (failed != null) {
                        refused.set(failed);
                    }
                });
            }
            producer.flush();
        });
        int came = 0;
        long last = System.nanoTime();
        while (came < records) {
            int more = consumer.poll(Duration.ofMillis(100)).count();
            came += more;
            last = more > 0 ? System.nanoTime() : last;
            if (refused.get() != null || System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new IllegalStateException(came + " of " + records + " came", refused.get());
            }
        }
        double seconds = (System.nanoTime() - began) / SECOND;
        writer.join();
        if (came != records) {
            throw new IllegalStateException(came + " instead of " + records + " came");
        }
        return records / seconds;
    }
}
