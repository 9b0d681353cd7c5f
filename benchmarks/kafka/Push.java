import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code Push ADDRESS TOKEN TOPIC VALUES}: writes each line of a file as a record, as an integration's program does. Prints the
 * milliseconds of the first one, and when the broker had all.
 */
public final class Push {

    private Push() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> properties = Stranger.properties(arguments[0], arguments[1]);
        properties.put("acks", "all");
        properties.put("linger.ms", 5);
        properties.put("batch.size", 262_144);
        List<String> values = Files.readAllLines(Path.of(arguments[3]));
        AtomicReference<Exception> refused = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(arguments[2]);
            System.out.println("began " + System.currentTimeMillis());
            for (int i = 0; i < values.size(); i++) {
                byte[] value = values.get(i).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(arguments[2], String.valueOf(i), value), (where, failed) -> {
                    if (failed != null) {
                        refused.set(failed);
                    }
                });
            }
            producer.flush();
            if (refused.get() != null) {
                throw refused.get();
            }
            System.out.println("written " + System.currentTimeMillis());
        }
    }
}
