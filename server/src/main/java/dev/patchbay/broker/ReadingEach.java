package dev.patchbay.broker;

import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads many topics on a thread of its own, and has each dealt with by others, so that none waits for another. */
final class ReadingEach implements Subscription {

    private static final Logger log = LoggerFactory.getLogger(ReadingEach.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(40);

    private final KafkaClients clients;
    private final String group;
    private final Pattern topics;
    private final Consumer<Portion> handler;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Trouble trouble = new Trouble();
    private final Overflow overflow = new Overflow();
    private final ExecutorService hands;
    private final Thread thread;
    private Duration pause = FIRST_PAUSE;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    ReadingEach(KafkaClients clients, String group, Pattern topics, Consumer<Portion> handler) {
        this.clients = clients;
        this.group = group;
        this.topics = topics;
        this.handler = handler;
        this.hands = Executors.newFixedThreadPool(
                Lanes.AT_ONCE,
                Thread.ofPlatform().name("broker-" + group + "-", 1).daemon().factory());
        this.thread = Thread.ofPlatform().name("broker-" + group).daemon().unstarted(this::read);
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
                log.warn("What was read as {} is still being dealt with", group);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        hands.shutdownNow();
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
            log.debug("Nothing is read as {} any more", group, stopped);
        }
    }

    private void readUntilItFails() {
        boolean careful = overflow.isCareful();
        try (KafkaConsumer<byte[], byte[]> reader = clients.consumerOfMany(group, careful)) {
            current = reader;
            var turns = careful ? new CarefulTurns(reader, overflow) : null;
            var lanes = new Lanes(clients, reader, hands, handler, turns);
            reader.subscribe(topics, lanes);
            try {
                while (closed.getCount() > 0 && careful == overflow.isCareful()) {
                    lanes.turn();
                    pause = FIRST_PAUSE;
                    if (trouble.ends()) {
                        log.info("{} reads again", group);
                    }
                }
            } finally {
                // whoever reads next begins where these end
                lanes.finish();
            }
        } catch (WakeupException stopped) {
            log.debug("Nothing is read as {} any more", group, stopped);
        } catch (OutOfMemoryError full) {
            overflow.happened();
            failed(full);
        } catch (RuntimeException failed) {
            failed(failed);
        } finally {
            current = null;
        }
    }

    private void failed(Throwable failed) {
        log.debug("Reading as {} failed", group, failed);
        if (!(failed instanceof BrokerUnavailable) && trouble.begins()) {
            log.warn("{} cannot read, and tries on: {}", group, Trouble.inOneLine(failed));
        }
    }
}
