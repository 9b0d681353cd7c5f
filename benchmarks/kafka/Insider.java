import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Enters the embedded Kafka as Patchbay does: the benchmark owns the folder in which it says how. */
final class Insider {

    private Insider() {}

    static Map<String, Object> properties(Path home) throws IOException {
        List<String> account = Files.readAllLines(home.resolve("account"));
        String port = Files.readString(home.resolve("ports")).strip().split(" ")[0];
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", "127.0.0.1:" + port);
        properties.put("security.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism", "PLAIN");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(account.get(0), account.get(1)));
        properties.put("reconnect.backoff.ms", 10);
        properties.put("reconnect.backoff.max.ms", 10);
        properties.put("retry.backoff.ms", 10);
        properties.put("retry.backoff.max.ms", 20);
        return properties;
    }

    /** A topic that is kept as integrations' are. */
    static void topic(Map<String, Object> properties, String name) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1)
                            .configs(Map.of("cleanup.policy", "delete", "retention.bytes", "268435456"))))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }
}
