import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code Ready HOME TOPIC}: asks a Kafka that is starting again and again to take a record, and prints the moment at which it has
 * one, in milliseconds. Says {@code asking} when it begins, so that its own start is not counted.
 */
public final class Ready {

    private Ready() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> properties = Insider.properties(Path.of(arguments[0]));
        properties.put("delivery.timeout.ms", 600_000);
        properties.put("request.timeout.ms", 2_000);
        properties.put("linger.ms", 0);
        properties.put("max.block.ms", 600_000);
        properties.put("metadata.recovery.strategy", "none");
        properties.put("default.api.timeout.ms", 600_000);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            System.out.println("asking");
            while (System.in.read() != '\n') {
                // the word to go comes with the end of a line
            }
            producer.send(new ProducerRecord<>(arguments[1], "here")).get();
            System.out.println("taken " + System.currentTimeMillis());
        }
    }
}
