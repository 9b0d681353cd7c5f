package dev.patchbay.broker;

import static dev.patchbay.broker.KafkaClients.answer;

import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that a reader has at the moment, each with at most one portion that is being dealt with. Meanwhile nothing more of
 * that partition is read. All of it on the reader's thread, but for the dealing.
 */
final class Lanes implements ConsumerRebalanceListener {

    /** So many portions are dealt with at a time. */
    static final int AT_ONCE = 8;

    /** So many are held at a time, of half a megabyte each, or of one record. */
    private static final int MOST_HELD = 2 * AT_ONCE;

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final Duration IN_TURN = Duration.ofMillis(50);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final long FINISHING = Duration.ofSeconds(30).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(15).toNanos();

    private final KafkaClients clients;
    private final KafkaConsumer<byte[], byte[]> reader;
    private final Executor hands;
    private final Consumer<Portion> handler;
    private final @Nullable CarefulTurns turns;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final LinkedBlockingQueue<Dealt> dealt = new LinkedBlockingQueue<>();
    private int held;

    /** @param turns in which partitions are read one at a time; null where all are read together */
    Lanes(
            KafkaClients clients,
            KafkaConsumer<byte[], byte[]> reader,
            Executor hands,
            Consumer<Portion> handler,
            @Nullable CarefulTurns turns) {
        this.clients = clients;
        this.reader = reader;
        this.hands = hands;
        this.handler = handler;
        this.turns = turns;
    }

    /** How a partition stands. */
    private static final class Lane {
        private final Trouble trouble = new Trouble();
        private @Nullable String log;
        private long next;
        private boolean busy;
        private long pause = FIRST_PAUSE;
        private long dueAt = System.nanoTime();

        private boolean isOpen(long now) {
            return !busy && now - dueAt >= 0;
        }
    }

    private record Dealt(
            TopicPartition partition,
            Lane lane,
            Portion portion,
            @Nullable Throwable failure) {}

    /** Looks what was dealt with, and reads what may be read. */
    void turn() {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        for (Dealt one = dealt.poll(); one != null; one = dealt.poll()) {
            settle(one, ends);
        }
        if (!ends.isEmpty()) {
            // one that is lost is made good by the next, or read again
            reader.commitAsync(ends, null);
        }
        openAndClose();
        if (turns == null) {
            hand(reader.poll(held == 0 ? IDLE : BUSY));
        } else {
            hand(turns.poll(held == 0 ? IN_TURN : BUSY));
        }
    }

    /** Waits for what is being dealt with, and says how far that is. */
    void finish() {
        finish(Set.copyOf(lanes.keySet()));
    }

    private void openAndClose() {
        long now = System.nanoTime();
        Set<TopicPartition> open = new HashSet<>();
        Set<TopicPartition> closed = new HashSet<>();
        for (TopicPartition partition : reader.assignment()) {
            Lane lane = lane(partition);
            (held < MOST_HELD && lane.isOpen(now) ? open : closed).add(partition);
        }
        if (turns == null) {
            reader.pause(closed);
            reader.resume(open);
        } else {
            reader.pause(reader.assignment());
            reader.resume(turns.next(open));
        }
    }

    private void hand(ConsumerRecords<byte[], byte[]> read) {
        for (TopicPartition partition : read.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = read.records(partition);
            Lane lane = lane(partition);
            String log = lane.log;
            if (log == null || records.getFirst().offset() != lane.next) {
                log = log(partition.topic());
                lane.log = log;
            }
            lane.next = records.getLast().offset() + 1;
            List<Received> received = records.stream()
                    .map(Incoming::received)
                    .flatMap(Optional::stream)
                    .toList();
            Topic.named(partition.topic())
                    .ifPresent(topic -> start(
                            partition,
                            lane,
                            new Portion(topic, Objects.requireNonNull(lane.log), partition.partition(), received)));
        }
    }

    private void start(TopicPartition partition, Lane lane, Portion portion) {
        lane.busy = true;
        held++;
        hands.execute(() -> {
            @Nullable Throwable failure = null;
            try {
                handler.accept(portion);
            } catch (Throwable failed) { // whatever it is, the partition must not stand still for ever
                failure = failed;
            }
            dealt.add(new Dealt(partition, lane, portion, failure));
        });
    }

    private void settle(Dealt one, Map<TopicPartition, OffsetAndMetadata> ends) {
        held--;
        Lane lane = one.lane;
        lane.busy = false;
        if (!Objects.equals(lanes.get(one.partition), lane)) {
            return; // another node reads it by now, and deals with it again
        }
        Throwable failure = one.failure;
        if (failure == null) {
            ends.put(one.partition, new OffsetAndMetadata(one.portion.end()));
            lane.pause = FIRST_PAUSE;
            if (lane.trouble.ends()) {
                log.info("What is written to {} is dealt with again", one.partition.topic());
            }
            return;
        }
        long from = one.portion.records().getFirst().offset();
        reader.seek(one.partition, from);
        lane.next = from;
        lane.dueAt = System.nanoTime() + lane.pause;
        lane.pause = Math.min(LONGEST_PAUSE, 2 * lane.pause);
        log.debug("A portion of {} failed", one.partition, failure);
        boolean foreseen = failure instanceof NotYet || failure instanceof BrokerUnavailable;
        if (!foreseen && lane.trouble.begins()) {
            log.warn(
                    "What is written to {} cannot be dealt with, and is tried on: {}",
                    one.partition.topic(),
                    Trouble.inOneLine(failure));
        }
    }

    private Lane lane(TopicPartition partition) {
        return lanes.computeIfAbsent(partition, fresh -> new Lane());
    }

    /** A topic that was deleted and made anew has another id. */
    private String log(String topic) {
        return Objects.requireNonNull(
                        answer(clients.admin().describeTopics(List.of(topic)).allTopicNames())
                                .get(topic))
                .topicId()
                .toString();
    }

    private void finish(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        long end = System.nanoTime() + FINISHING;
        try {
            while (partitions.stream()
                    .map(lanes::get)
                    .anyMatch(lane -> lane != null && lane.busy && System.nanoTime() - end < 0)) {
                Dealt one = dealt.poll(BUSY.toMillis(), TimeUnit.MILLISECONDS);
                if (one != null) {
                    settle(one, ends);
                }
            }
            if (!ends.isEmpty()) {
                reader.commitSync(ends, COMMIT);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | IllegalStateException unheard) {
            log.debug("It is read again", unheard);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(this::lane);
        if (turns != null) {
            reader.pause(partitions); // until it is their turn
        }
    }

    /** Another node goes on where these end. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        finish(partitions);
        partitions.forEach(lanes::remove);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(lanes::remove);
    }
}
