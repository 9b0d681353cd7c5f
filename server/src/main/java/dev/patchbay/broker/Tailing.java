package dev.patchbay.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an internal topic from its end on, all of it, in no group. Where it stands only this node knows. */
final class Tailing implements Subscription {

    private static final Logger log = LoggerFactory.getLogger(Tailing.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final KafkaClients clients;
    private final String topic;
    private final Follower follower;
    private final Map<TopicPartition, Long> stands = new HashMap<>();
    private final ReadingThread thread;

    Tailing(KafkaClients clients, String topic, Follower follower) {
        this.clients = clients;
        this.topic = topic;
        this.follower = follower;
        this.thread = new ReadingThread(topic, FIRST_PAUSE, this::read);
        thread.start();
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> reader = thread.open(clients.follower())) {
            begin(reader);
            while (thread.goesOn()) {
                hear(reader.poll(POLL));
            }
        } catch (OffsetOutOfRangeException gone) {
            log.debug("What was next in {} is gone", topic, gone);
            stands.clear();
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
            follower.hears(records.stream().map(Incoming::message).toList());
            stands.put(partition, records.getLast().offset() + 1);
        }
        thread.goesWell();
    }

    @Override
    public void close() {
        thread.close();
    }
}
