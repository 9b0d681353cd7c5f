package dev.patchbay.broker;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads partitions one at a time, in turns, and passes by what does not fit into the memory. */
final class CarefulTurns {

    private static final Logger log = LoggerFactory.getLogger(CarefulTurns.class);
    private static final Duration COMMIT = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> reader;
    private final Overflow overflow;
    private @Nullable TopicPartition alone;

    CarefulTurns(KafkaConsumer<byte[], byte[]> reader, Overflow overflow) {
        this.reader = reader;
        this.overflow = overflow;
    }

    /** Of those that may be read, the one whose turn it is; none of none. */
    Set<TopicPartition> next(Set<TopicPartition> open) {
        TopicPartition next =
                open.stream().min(Comparator.comparingLong(overflow::lastTurn)).orElse(null);
        alone = next;
        if (next == null) {
            return Set.of();
        }
        overflow.takesTurn(next);
        if (overflow.suspects(next)) {
            passBy(next);
        }
        return Set.of(next);
    }

    /** Reads of that one. */
    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        TopicPartition partition = alone;
        try {
            ConsumerRecords<byte[], byte[]> read = reader.poll(timeout);
            if (partition != null && !read.isEmpty()) {
                overflow.fits(partition);
            }
            return read;
        } catch (OutOfMemoryError full) {
            if (partition != null) {
                overflow.happened(partition, reader.position(partition));
            }
            throw full;
        }
    }

    private void passBy(TopicPartition partition) {
        long here = reader.position(partition);
        overflow.beyond(partition, here).ifPresent(there -> {
            // beyond its end it would be read from its beginning
            long end =
                    Objects.requireNonNull(reader.endOffsets(List.of(partition)).get(partition));
            long next = Math.min(there, end);
            reader.seek(partition, next);
            reader.commitSync(Map.of(partition, new OffsetAndMetadata(next)), COMMIT);
            overflow.passed(partition, next);
            log.warn(
                    "What is written to {} from {} to {} does not fit into the memory, and is passed by",
                    partition.topic(),
                    here,
                    next - 1);
        });
    }
}
