package dev.patchbay.broker;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what clients wrote, compressed or not. All that Kafka bounds is measured before it is unpacked: here a record is cut to what
 * one may have, and a poll brings few at a time, until they are a portion.
 */
final class BoundedConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final int MOST = 500;

    private final Bounds bounds;

    /**
     * How much there may be.
     *
     * @param largest bytes of a key, and of a value; what is longer is cut
     * @param portion bytes after which no more records are added
     * @param step records that are unpacked at a time; {@code max.poll.records}
     */
    record Bounds(int largest, int portion, int step) {}

    BoundedConsumer(Map<String, Object> properties, Bounds bounds) {
        super(properties, new Cut(bounds.largest), new Cut(bounds.largest));
        this.bounds = bounds;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> first = super.poll(timeout);
        if (first.count() < bounds.step || bounds.step == 1) {
            return first;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
        int count = 0;
        long bytes = 0;
        for (ConsumerRecords<byte[], byte[]> next = first; !next.isEmpty(); ) {
            for (TopicPartition partition : next.partitions()) {
                all.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(next.records(partition));
            }
            count += next.count();
            bytes += bytes(next);
            next = count < MOST && bytes < bounds.portion ? super.poll(Duration.ZERO) : ConsumerRecords.empty();
        }
        all.keySet().retainAll(assignment()); // what was given up between two of them, another node reads
        return new ConsumerRecords<>(all, Map.of());
    }

    private static long bytes(ConsumerRecords<byte[], byte[]> records) {
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            bytes += length(record.key()) + length(record.value());
        }
        return bytes;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** Copies so much, that nothing holds the rest. */
    private record Cut(int most) implements Deserializer<byte[]> {

        @Override
        public byte[] deserialize(String topic, byte[] data) {
            return data;
        }

        @Override
        public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
            for (Header header : headers) {
                letGo(header);
            }
            var cut = new byte[Math.min(most, data.remaining())];
            data.duplicate().get(cut);
            return cut;
        }

        /** One that was not looked at yet holds the whole record, uncut. */
        private static void letGo(Header header) {
            var _ = header.key();
            var _ = header.value();
        }
    }
}
