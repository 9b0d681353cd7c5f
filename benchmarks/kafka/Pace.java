import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code Pace ADDRESS TOKEN TOPIC RATE KEYS SECONDS}: writes so many records a second, evenly, each with the millisecond at which it was
 * handed to the client, and the last five digits of it as a clock that a person can read. Prints how many it wrote.
 */
public final class Pace {

    private Pace() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> properties = Stranger.properties(arguments[0], arguments[1]);
        properties.put("acks", "all");
        properties.put("linger.ms", 5);
        String topic = arguments[2];
        int rate = Integer.parseInt(arguments[3]);
        int keys = Integer.parseInt(arguments[4]);
        long count = (long) rate * Integer.parseInt(arguments[5]);
        AtomicReference<Exception> refused = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(topic);
            System.out.println("began " + System.currentTimeMillis());
            long began = System.nanoTime();
            for (long i = 0; i < count; i++) {
                long left = began + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                long now = System.currentTimeMillis();
                String value =
                        "{\"symbol\":\"S%04d\",\"price\":%d.25,\"sent\":%d,\"clock\":%d,\"place\":\"A place with a name of usual length\"}"
                                .formatted(i % keys, i, now, now % 100_000);
                producer.send(
                        new ProducerRecord<>(topic, String.valueOf(i % keys), value.getBytes(StandardCharsets.UTF_8)),
                        (where, failed) -> {
                            if (failed != null) {
                                refused.set(failed);
                            }
                        });
            }
            producer.flush();
            if (refused.get() != null) {
                throw refused.get();
            }
            System.out.println("written " + count);
        }
    }
}
