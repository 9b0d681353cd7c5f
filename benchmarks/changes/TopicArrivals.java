import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a stock Kafka client of the integration reads from its topic. */
final class TopicArrivals implements Arrivals {

    private static final String ID = "\"id\":\"";
    private static final int ID_LENGTH = 36;

    private final KafkaConsumer<String, String> consumer;
    private final TopicPartition partition;
    private Thread reader;

    TopicArrivals(Map<String, Object> properties, String topic) {
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        partition = new TopicPartition(topic, 0);
    }

    @Override
    public void listen(Consumer<String> event) {
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
        reader = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    for (var record : consumer.poll(Duration.ofSeconds(1))) {
                        int at = record.value().indexOf(ID) + ID.length();
                        event.accept(record.value().substring(at, at + ID_LENGTH));
                    }
                }
            } catch (WakeupException closed) {
                consumer.close();
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join();
    }
}
