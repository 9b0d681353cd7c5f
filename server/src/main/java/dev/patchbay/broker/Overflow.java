package dev.patchbay.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is known of records that do not fit into the memory: a compressed one of some kilobytes may become a gigabyte, and no broker
 * looks. When the memory was full, partitions are read one at a time for a while, so that it is seen whose record it is; one that
 * fills it again and again is passed by, for it would stand in the way of everybody's for ever. On the reader's thread alone.
 */
final class Overflow {

    private static final long CAREFUL = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 10_000;

    /** Before that it may have been something else that filled the memory. */
    static final int CERTAIN = 3;

    private final Map<TopicPartition, Spot> spots = new HashMap<>();
    private final Map<TopicPartition, Long> turns = new HashMap<>();
    private long turn;
    private @Nullable Long lastAt;

    /**
     * Where a record did not fit.
     *
     * @param times how often
     * @param step how far to go when that is certain. The records after it in its batch are only had with it, so that it grows
     */
    private record Spot(long offset, int times, long step) {}

    /** Whether partitions are to be read one at a time. */
    boolean isCareful() {
        return lastAt != null && System.nanoTime() - lastAt < CAREFUL;
    }

    /** The memory was full, and nobody knows of what. */
    void happened() {
        lastAt = System.nanoTime();
    }

    /** The memory was full while this partition alone was read. */
    void happened(TopicPartition partition, long offset) {
        happened();
        spots.compute(partition, (_, before) -> {
            if (before == null) {
                return new Spot(offset, 1, 1);
            }
            return new Spot(offset, before.offset == offset ? before.times + 1 : 1, before.step);
        });
    }

    /** Whether something of it may not fit. */
    boolean suspects(TopicPartition partition) {
        return spots.containsKey(partition);
    }

    /** Where to read on, if it is certain that what is here does not fit. */
    OptionalLong beyond(TopicPartition partition, long offset) {
        Spot spot = spots.get(partition);
        return spot != null && spot.offset == offset && spot.times >= CERTAIN
                ? OptionalLong.of(offset + spot.step)
                : OptionalLong.empty();
    }

    /** It was passed by. */
    void passed(TopicPartition partition, long offset) {
        spots.computeIfPresent(partition, (_, spot) -> new Spot(offset, 0, 2 * spot.step));
    }

    /** Something of it was read. */
    void fits(TopicPartition partition) {
        spots.remove(partition);
    }

    /** When it was read alone last, in turns. */
    long lastTurn(TopicPartition partition) {
        return turns.getOrDefault(partition, 0L);
    }

    void takesTurn(TopicPartition partition) {
        if (turns.size() >= MOST) {
            turns.clear();
            spots.clear();
        }
        turn++;
        turns.put(partition, turn);
    }
}
