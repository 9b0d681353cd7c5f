package dev.patchbay.broker;

import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an internal topic from its end on, all of it, in no group. Where it stands only this node knows. */
final class Tailing implements Subscription {

    private static final Logger log = LoggerFactory.getLogger(Tailing.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final KafkaClients clients;
    private final String topic;
    private final Follower follower;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Trouble trouble = new Trouble();
    private final Map<TopicPartition, Long> stands = new HashMap<>();
    private final Thread thread;

    private Duration pause = FIRST_PAUSE;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    Tailing(KafkaClients clients, String topic, Follower follower) {
        this.clients = clients;
        this.topic = topic;
        this.follower = follower;
        this.thread = Thread.ofPlatform().name("broker-" + topic).daemon().unstarted(this::read);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<byte[], byte[]> reader = current;
        if (reader != null) {
            reader.wakeup();
        }
        try {
            if (!Thread.currentThread().equals(thread) && !thread.join(STOPPING)) {
                log.warn("What was read of {} is still being dealt with", topic);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            while (closed.getCount() > 0) {
                readUntilItFails();
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        } catch (InterruptedException stopped) {
            log.debug("Nothing of {} is read any more", topic, stopped);
        }
    }

    private void readUntilItFails() {
        try (KafkaConsumer<byte[], byte[]> reader = clients.follower()) {
            current = reader;
            begin(reader);
            while (closed.getCount() > 0) {
                hear(reader.poll(POLL));
            }
        } catch (WakeupException stopped) {
            log.debug("Nothing of {} is read any more", topic, stopped);
        } catch (OffsetOutOfRangeException gone) {
            log.debug("What was next in {} is gone", topic, gone);
            stands.clear();
        } catch (RuntimeException | OutOfMemoryError failed) {
            log.debug("Reading {} failed", topic, failed);
            if (!(failed instanceof BrokerUnavailable) && trouble.begins()) {
                log.warn(
                        "What is read of {} cannot be dealt with, and is tried on: {}",
                        topic,
                        Trouble.inOneLine(failed));
            }
        } finally {
            current = null;
        }
    }

    private void begin(KafkaConsumer<byte[], byte[]> reader) {
        List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(topic, found.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new BrokerUnavailable("There is no " + topic + " yet");
        }
        reader.assign(partitions);
        if (stands.keySet().containsAll(partitions)) {
            partitions.forEach(partition -> reader.seek(partition, stands.getOrDefault(partition, 0L)));
            return;
        }
        reader.seekToEnd(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>();
        partitions.forEach(partition -> ends.put(partition, reader.position(partition)));
        follower.begins();
        stands.putAll(ends);
    }

    private void hear(ConsumerRecords<byte[], byte[]> read) {
        for (TopicPartition partition : read.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = read.records(partition);
            follower.hears(records.stream()
                    .map(record -> new Message(
                            Reading.text(record.key()),
                            record.value() == null ? new byte[0] : record.value(),
                            Reading.headers(record)))
                    .toList());
            stands.put(partition, records.getLast().offset() + 1);
        }
        pause = FIRST_PAUSE;
        if (trouble.ends()) {
            log.info("What is read of {} is dealt with again", topic);
        }
    }
}
