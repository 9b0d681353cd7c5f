package dev.patchbay.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes messages. So many may be under way, and no more; the broker has each on its way or it fails within half a minute. */
final class Appending {

    static final int UNDER_WAY = 5_000;

    private final KafkaClients clients;
    private final BooleanSupplier available;
    private final AbsentTopics absent = new AbsentTopics();
    private final Semaphore room = new Semaphore(UNDER_WAY);

    Appending(KafkaClients clients, BooleanSupplier available) {
        this.clients = clients;
        this.available = available;
    }

    CompletableFuture<Position> append(String topic, Message message) {
        if (!available.getAsBoolean()) {
            return CompletableFuture.failedFuture(new BrokerUnavailable("The broker does not answer"));
        }
        if (absent.contains(topic)) {
            return CompletableFuture.failedFuture(missing(topic, null));
        }
        if (!room.tryAcquire()) {
            return CompletableFuture.failedFuture(new BrokerUnavailable("Too much is on its way to the broker"));
        }
        var written = new CompletableFuture<Position>();
        try {
            var _ = clients.producer().send(record(topic, message), (where, failure) -> {
                room.release();
                if (failure == null) {
                    absent.found(topic);
                    written.complete(new Position(where.partition(), where.offset()));
                } else {
                    written.completeExceptionally(meaning(topic, failure));
                }
            });
        } catch (RuntimeException failed) {
            room.release();
            written.completeExceptionally(meaning(topic, failed));
        }
        return written;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Message message) {
        var headers = new RecordHeaders();
        message.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(topic, null, bytes(message.key()), message.value(), headers);
    }

    private static byte @Nullable [] bytes(@Nullable String key) {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }

    /** Refused is only what the message itself is the reason of: whoever hears so does not try again. */
    private RuntimeException meaning(String topic, Exception failure) {
        return switch (failure) {
            case BrokerUnavailable told -> told;
            case TimeoutException late
            when late.getCause() instanceof UnknownTopicOrPartitionException -> {
                absent.missed(topic);
                yield missing(topic, late);
            }
            case TimeoutException late -> new BrokerUnavailable("The broker did not answer in time", late);
            case RecordTooLargeException refused -> refused(refused);
            case RecordBatchTooLargeException refused -> refused(refused);
            case InvalidRecordException refused -> refused(refused);
            case InvalidTopicException refused -> refused(refused);
            // what may be written is for those who run the broker to say, and they may say it later
            case TopicAuthorizationException denied ->
                BrokerUnavailable.ofTopic("Patchbay may not write to " + topic, denied);
            case SerializationException refused -> refused(refused);
            default -> new BrokerUnavailable("The broker does not take it now", failure);
        };
    }

    private static BrokerUnavailable missing(String topic, @Nullable Throwable why) {
        return BrokerUnavailable.ofTopic("There is no " + topic + " at the moment", why);
    }

    private static BrokerRefused refused(Exception failure) {
        return new BrokerRefused("The broker does not take such a message", failure);
    }
}
