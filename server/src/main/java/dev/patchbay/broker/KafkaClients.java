package dev.patchbay.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Patchbay's own clients of the broker, made when they are first needed and kept; each waits for a bounded while. */
final class KafkaClients implements AutoCloseable {

    private static final int ANSWER_MILLIS = 10_000;
    private static final int DELIVERY_MILLIS = 30_000;
    private static final int BLOCK_MILLIS = 1_000;
    private static final int BUFFER_BYTES = 16 * 1024 * 1024;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int PORTION_BYTES = 512 * 1024;
    private static final int UNPACKED_BYTES = 16 * 1024 * 1024;
    private static final int CAREFUL_MILLIS = 20;

    private final KafkaSite site;
    private final BrokerSettings settings;
    private @Nullable Admin admin;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean closed;

    KafkaClients(KafkaSite site, BrokerSettings settings) {
        this.site = site;
        this.settings = settings;
    }

    synchronized Admin admin() {
        Admin known = admin;
        if (known == null) {
            Map<String, Object> properties = properties("admin");
            properties.put("default.api.timeout.ms", ANSWER_MILLIS);
            known = Admin.create(properties);
            admin = known;
        }
        return known;
    }

    synchronized KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> known = producer;
        if (known == null) {
            Map<String, Object> properties = properties("producer");
            properties.put("acks", "all");
            properties.put("enable.idempotence", true);
            properties.put("linger.ms", 2);
            properties.put("delivery.timeout.ms", DELIVERY_MILLIS);
            properties.put("max.block.ms", BLOCK_MILLIS);
            properties.put("buffer.memory", BUFFER_BYTES);
            properties.put("max.request.size", (int) settings.largestRecord().toBytes());
            known = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = known;
        }
        return known;
    }

    /**
     * One more reader, which the caller closes. It holds little of each of many partitions, and gives none up that it need not.
     *
     * @param careful whether a poll brings one record, and asks soon for those of the next partition
     */
    KafkaConsumer<byte[], byte[]> consumerOfMany(String group, boolean careful) {
        Map<String, Object> properties = reading();
        properties.put("group.id", group);
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.partition.fetch.bytes", PORTION_BYTES);
        properties.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        int largest = (int) settings.largestRecord().toBytes();
        int step = careful ? 1 : Math.clamp(UNPACKED_BYTES / largest, 1, 50);
        properties.put("max.poll.records", step);
        if (careful) {
            properties.put("fetch.max.wait.ms", CAREFUL_MILLIS);
        }
        return new BoundedConsumer(properties, new BoundedConsumer.Bounds(largest, PORTION_BYTES, step));
    }

    /** One in no group, which is told where it reads. */
    KafkaConsumer<byte[], byte[]> follower() {
        Map<String, Object> properties = reading();
        properties.put("auto.offset.reset", "none");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> reading() {
        Map<String, Object> properties = properties("consumer");
        properties.put("enable.auto.commit", false);
        properties.put("allow.auto.create.topics", false);
        properties.put("max.poll.records", 500);
        properties.put("fetch.max.bytes", FETCH_BYTES);
        properties.put(
                "max.partition.fetch.bytes", (int) settings.largestRecord().toBytes());
        properties.put("metadata.max.age.ms", ANSWER_MILLIS); // how soon a new integration's topic is seen
        properties.put("default.api.timeout.ms", ANSWER_MILLIS);
        return properties;
    }

    /** The result of what was asked of the broker. */
    static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new BrokerUnavailable("The broker did not answer", failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("The broker was not waited for", hurried);
        }
    }

    private Map<String, Object> properties(String purpose) {
        if (closed) {
            throw new BrokerUnavailable("Patchbay is being stopped");
        }
        var properties = new HashMap<String, Object>(
                site.access().orElseThrow(() -> new BrokerUnavailable("The broker is not there")));
        properties.put("client.id", "patchbay-" + purpose);
        properties.put("request.timeout.ms", ANSWER_MILLIS);
        properties.put("reconnect.backoff.max.ms", BLOCK_MILLIS);
        properties.put("metric.reporters", "");
        properties.put("enable.metrics.push", false);
        return properties;
    }

    @Override
    public void close() {
        @Nullable Admin lastAdmin;
        @Nullable KafkaProducer<byte[], byte[]> lastProducer;
        synchronized (this) {
            closed = true;
            lastAdmin = admin;
            lastProducer = producer;
        }
        if (lastProducer != null) {
            lastProducer.close(Duration.ofSeconds(5));
        }
        if (lastAdmin != null) {
            lastAdmin.close(Duration.ofSeconds(2));
        }
    }
}
