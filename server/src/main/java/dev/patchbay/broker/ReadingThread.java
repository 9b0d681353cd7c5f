package dev.patchbay.broker;

import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that reads until it is closed. What fails is begun anew, after a pause that grows until it goes well again; that it fails
 * is told once.
 */
final class ReadingThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadingThread.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(40);

    private final String name;
    private final Duration firstPause;
    private final Runnable attempt;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Trouble trouble = new Trouble();
    private final Thread thread;
    private Duration pause;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    /**
     * A thread that is not started yet.
     *
     * @param name what is read, or as whom
     * @param attempt opens a consumer by {@link #open}, and reads for as long as {@link #goesOn}
     */
    ReadingThread(String name, Duration firstPause, Runnable attempt) {
        this.name = name;
        this.firstPause = firstPause;
        this.pause = firstPause;
        this.attempt = attempt;
        this.thread = Thread.ofPlatform().name("broker-" + name).daemon().unstarted(this::read);
    }

    void start() {
        thread.start();
    }

    /** Whether nobody has closed it. */
    boolean goesOn() {
        return closed.getCount() > 0;
    }

    /** The consumer of this attempt, which is woken when the thread is closed; the attempt closes it. */
    KafkaConsumer<byte[], byte[]> open(KafkaConsumer<byte[], byte[]> consumer) {
        current = consumer;
        return consumer;
    }

    /** What was read is dealt with. */
    void goesWell() {
        pause = firstPause;
        if (trouble.ends()) {
            log.info("What is read of {} is dealt with again", name);
        }
    }

    /** Returns when the batch at hand is done, at the latest after a bounded while. */
    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<byte[], byte[]> reader = current;
        if (reader != null) {
            reader.wakeup();
        }
        try {
            if (!Thread.currentThread().equals(thread) && !thread.join(STOPPING)) {
                log.warn("What was read of {} is still being dealt with", name);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            while (goesOn()) {
                attempt();
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        } catch (InterruptedException stopped) {
            log.debug("Nothing of {} is read any more", name, stopped);
        }
    }

    private void attempt() {
        try {
            attempt.run();
        } catch (WakeupException stopped) {
            log.debug("Nothing of {} is read any more", name, stopped);
        } catch (RuntimeException | OutOfMemoryError failed) {
            log.debug("Reading {} failed", name, failed);
            if (!(failed instanceof BrokerUnavailable) && trouble.begins()) {
                log.warn(
                        "What is read of {} cannot be dealt with, and is tried on: {}",
                        name,
                        Trouble.inOneLine(failed));
            }
        } finally {
            current = null;
        }
    }
}
