import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * {@code Watch HOME TOPIC TEXT COUNT}: reads what is written to a topic from now on, and prints the milliseconds at which so many
 * records had come that have the text in their value. Says {@code watching} before.
 */
public final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Watch() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> properties = Insider.properties(Path.of(arguments[0]));
        String text = arguments[2];
        int count = Integer.parseInt(arguments[3]);
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(arguments[1]).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("There is no topic " + arguments[1]);
            }
            consumer.assign(all);
            consumer.seekToEnd(all);
            all.forEach(consumer::position);
            System.out.println("watching");
            int came = 0;
            long last = System.nanoTime();
            while (came < count) {
                int before = came;
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    came += record.value().contains(text) ? 1 : 0;
                }
                last = came > before ? System.nanoTime() : last;
                if (System.nanoTime() - last > PATIENCE.toNanos()) {
                    throw new IllegalStateException(came + " of " + count + " came");
                }
            }
            System.out.println("came " + System.currentTimeMillis());
        }
    }
}
