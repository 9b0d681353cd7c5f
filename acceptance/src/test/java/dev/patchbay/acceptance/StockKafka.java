package dev.patchbay.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A program with Kafka's own Java clients, and a token. Many of its clients may be open; each is closed by whoever opened it. */
final class StockKafka implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Supplier<String>> TOKENS = new ConcurrentHashMap<>();
    private static final int PATIENCE_SECONDS = 100;

    private final String address;
    private final String id = UUID.randomUUID().toString();

    /**
     * @param address of the broker
     * @param token asked whenever a client needs one
     */
    StockKafka(String address, Supplier<String> token) {
        this.address = address;
        TOKENS.put(id, token);
    }

    KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = properties();
        properties.put("request.timeout.ms", 30_000);
        properties.put("delivery.timeout.ms", 60_000);
        properties.put("max.block.ms", 60_000);
        properties.put("linger.ms", 0);
        properties.putAll(more);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes one record; what stands against it is thrown as it came. */
    RecordMetadata write(String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer(Map.of())) {
            return write(producer, topic, key, value.getBytes(StandardCharsets.UTF_8), Map.of());
        }
    }

    static RecordMetadata write(
            KafkaProducer<String, byte[]> producer, String topic, String key, byte[] value, Map<String, String> headers)
            throws Exception {
        var carried = new RecordHeaders();
        headers.forEach((name, text) -> carried.add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(new ProducerRecord<>(topic, null, key, value, carried))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw (Exception) failed.getCause();
        }
    }

    KafkaConsumer<String, String> consumer(String group, Map<String, Object> more) {
        Map<String, Object> properties = properties();
        properties.put("group.id", group);
        properties.put("auto.offset.reset", "earliest");
        properties.putAll(more);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    /** Reads a topic from where the group stands until so many records have come, with the patience of stories. */
    List<ConsumerRecord<String, String>> read(String topic, String group, int count) {
        return readUntil(topic, group, Duration.ofMinutes(3), read -> read.size() >= count);
    }

    /** Reads until what was read is enough; then the group stands behind it. */
    List<ConsumerRecord<String, String>> readUntil(
            String topic, String group, Duration atMost, Predicate<List<ConsumerRecord<String, String>>> enough) {
        try (KafkaConsumer<String, String> consumer = consumer(group, Map.of())) {
            consumer.subscribe(List.of(topic));
            var read = new ArrayList<ConsumerRecord<String, String>>();
            long end = System.nanoTime() + atMost.toNanos();
            while (!enough.test(read)) {
                if (System.nanoTime() > end) {
                    List<String> came = read.stream().map(ConsumerRecord::value).toList();
                    throw new AssertionError("only these came of " + topic + " within " + atMost + ": " + came);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            consumer.commitSync();
            return read;
        }
    }

    /** The topics that it can see. */
    Set<String> topics() {
        try (Admin admin = Admin.create(properties())) {
            return admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            return Set.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** With what every client of Kafka's enters. */
    Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        properties.put("bootstrap.servers", address);
        properties.put("security.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism", "OAUTHBEARER");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required id=\"%s\";"
                        .formatted(id));
        properties.put("sasl.login.callback.handler.class", SuppliedToken.class.getName());
        properties.put("request.timeout.ms", 30_000);
        properties.put("default.api.timeout.ms", 60_000);
        properties.put("reconnect.backoff.max.ms", 1_000);
        return properties;
    }

    @Override
    public void close() {
        TOKENS.remove(id);
    }

    /** Shows what its program supplies. */
    public static final class SuppliedToken implements AuthenticateCallbackHandler {

        private String id = "";

        @Override
        public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
            id = String.valueOf(entries.getFirst().getOptions().get("id"));
        }

        @Override
        public void handle(Callback[] callbacks) {
            for (Callback callback : callbacks) {
                if (callback instanceof OAuthBearerTokenCallback wanted) {
                    wanted.token(new Shown(TOKENS.getOrDefault(id, () -> "none").get()));
                }
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Kafka's clients ask for the next one before this one ends. */
    private record Shown(String value) implements OAuthBearerToken {

        @Override
        public Set<String> scope() {
            return Set.of();
        }

        @Override
        public long lifetimeMs() {
            String[] parts = value.split("\\.", -1);
            return parts.length == 3
                    ? 1_000
                            * JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                                    .get("exp")
                                    .asLong()
                    : System.currentTimeMillis() + 600_000;
        }

        @Override
        public String principalName() {
            return "whoever";
        }

        @Override
        public @Nullable Long startTimeMs() {
            return null;
        }
    }
}
