package dev.patchbay.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** An integration's program: Kafka's own clients with a token, and nothing of ours. */
public record StockClient(String address, String token) {

    KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = properties();
        properties.put("delivery.timeout.ms", 60_000);
        properties.put("request.timeout.ms", 30_000);
        properties.put("linger.ms", 0);
        properties.put("max.block.ms", 60_000);
        properties.putAll(more);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes one record; what stands against it is thrown as it came. */
    public RecordMetadata write(String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer(Map.of())) {
            return write(producer, topic, key, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes one record with headers; either part may be missing. */
    public RecordMetadata write(
            String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer(Map.of())) {
            var record = new ProducerRecord<>(topic, key, value);
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            return producer.send(record).get(100, TimeUnit.SECONDS);
        }
    }

    /** Writes many in their order, as fast as they go; a broker that is away is waited for until it can be back. */
    public void writeAll(String topic, List<String> values) throws Exception {
        int back = (int) BrokerHands.BACK.toMillis();
        try (KafkaProducer<String, byte[]> producer =
                producer(Map.of("delivery.timeout.ms", back, "max.block.ms", back))) {
            var sent = values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))))
                    .toList();
            for (var one : sent) {
                one.get(back, TimeUnit.MILLISECONDS);
            }
        }
    }

    static RecordMetadata write(KafkaProducer<String, byte[]> producer, String topic, String key, byte[] value)
            throws Exception {
        try {
            return producer.send(new ProducerRecord<>(topic, key, value)).get(100, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw (Exception) failed.getCause();
        }
    }

    /** Reads so many records, with the patience of tests. */
    public List<ConsumerRecord<String, String>> read(String topic, String group, int count) {
        Map<String, Object> properties = properties();
        properties.put("group.id", group);
        properties.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var read = new ArrayList<ConsumerRecord<String, String>>();
            for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2); read.size() < count; ) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("only " + read.size() + " records came");
                }
            }
            consumer.commitSync();
            return read;
        }
    }

    Set<String> visibleTopics() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get(60, TimeUnit.SECONDS);
        }
    }

    Admin admin() {
        return Admin.create(properties());
    }

    /** With what it enters, wherever that is. */
    Map<String, Object> entering() {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "OAUTHBEARER",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required token=\"%s\";"
                        .formatted(token),
                "sasl.login.callback.handler.class",
                FixedToken.class.getName());
    }

    private Map<String, Object> properties() {
        var properties = new HashMap<>(entering());
        properties.put("bootstrap.servers", address);
        properties.put("request.timeout.ms", 30_000);
        properties.put("default.api.timeout.ms", 60_000);
        return properties;
    }

    /** Shows the same token each time, also when it ran out. */
    public static final class FixedToken implements AuthenticateCallbackHandler {

        private String token = "";

        @Override
        public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
            token = String.valueOf(entries.getFirst().getOptions().get("token"));
        }

        @Override
        public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                if (callback instanceof OAuthBearerTokenCallback wanted) {
                    wanted.token(new Shown(token));
                }
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private record Shown(String value) implements OAuthBearerToken {

        @Override
        public Set<String> scope() {
            return Set.of();
        }

        @Override
        public long lifetimeMs() {
            return System.currentTimeMillis() + 3_600_000;
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
