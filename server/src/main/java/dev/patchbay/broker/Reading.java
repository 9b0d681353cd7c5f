package dev.patchbay.broker;

import dev.patchbay.kernel.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads on a thread of its own. Where it stands is known to the broker, and moves when a batch has been dealt with. */
final class Reading implements Subscription {

    private static final Logger log = LoggerFactory.getLogger(Reading.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COMMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final KafkaClients clients;
    private final String group;
    private final List<String> topics;
    private final Consumer<List<Received>> handler;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Trouble trouble = new Trouble();
    private final Thread thread;
    private Duration pause = FIRST_PAUSE;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    Reading(KafkaClients clients, String group, List<String> topics, Consumer<List<Received>> handler) {
        this.clients = clients;
        this.group = group;
        this.topics = topics;
        this.handler = handler;
        this.thread = Thread.ofPlatform().name("broker-" + group).daemon().start(this::read);
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
                log.warn("What was read as {} is still being dealt with", group);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            while (closed.getCount() > 0) {
                if (!readUntilItFails() && closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        } catch (InterruptedException stopped) {
            log.debug("Nothing is read as {} any more", group, stopped);
        }
    }

    /** Returns true when it was closed. */
    private boolean readUntilItFails() {
        try (KafkaConsumer<byte[], byte[]> reader = clients.consumer(group)) {
            current = reader;
            reader.subscribe(topics);
            while (closed.getCount() > 0) {
                dealWith(reader);
            }
            return true;
        } catch (WakeupException stopped) {
            return true;
        } catch (RuntimeException | OutOfMemoryError failed) {
            log.debug("Reading as {} failed", group, failed);
            if (!(failed instanceof BrokerUnavailable) && trouble.begins()) {
                log.warn(
                        "What is read as {} cannot be dealt with, and is tried on: {}",
                        group,
                        Trouble.inOneLine(failed));
            }
            return false;
        } finally {
            current = null;
        }
    }

    private void dealWith(KafkaConsumer<byte[], byte[]> reader) {
        List<Received> batch = StreamSupport.stream(reader.poll(POLL).spliterator(), false)
                .map(Reading::received)
                .flatMap(Optional::stream)
                .toList();
        if (!batch.isEmpty()) {
            handler.accept(batch);
            reader.commitSync(COMMIT);
            pause = FIRST_PAUSE;
            if (trouble.ends()) {
                log.info("What is read as {} is dealt with again", group);
            }
        }
    }

    static Optional<Received> received(ConsumerRecord<byte[], byte[]> read) {
        return Topic.named(read.topic())
                .map(topic -> new Received(
                        topic,
                        read.partition(),
                        read.offset(),
                        Instant.ofEpochMilli(read.timestamp()),
                        text(read.key()),
                        read.value() == null ? new byte[0] : read.value(),
                        headers(read)));
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> read) {
        var headers = new HashMap<String, String>();
        for (Header header : read.headers()) {
            headers.put(header.key(), String.valueOf(text(header.value() == null ? new byte[0] : header.value())));
        }
        return headers;
    }

    static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
