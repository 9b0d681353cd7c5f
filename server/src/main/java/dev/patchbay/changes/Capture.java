package dev.patchbay.changes;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a Debezium engine, which ends with the first thing that fails: nothing in it is tried again by itself. */
final class Capture implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Capture.class);
    private static final Duration ENDING = Duration.ofSeconds(15);

    private final String key;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final Thread thread;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final Runnable told;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean anySign;
    private volatile @Nullable Thread carrying;
    private volatile boolean closing;

    /** Takes what changed, in the order of commits; it is safe when this returns. */
    interface Carrying {

        void carry(List<SourceRecord> changes) throws InterruptedException;
    }

    /**
     * Begins.
     *
     * @param key the name of this run, unlike that of any other
     * @param told when it has ended
     */
    Capture(String key, Properties settings, PlaceStore.Place place, Carrying sink, Runnable told) {
        this.key = key;
        this.told = told;
        PlaceStore.give(key, place);
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings)
                .using(Capture.class.getClassLoader())
                .using((success, message, failure) -> ended(failure))
                .notifying((changes, committer) -> take(changes, committer, sink))
                .build();
        thread = Thread.ofPlatform().name("changes-" + key).daemon().start(this::run);
    }

    private void run() {
        try {
            engine.run();
        } finally {
            ended(null);
        }
    }

    private void ended(@Nullable Throwable failure) {
        boolean first = (failure == null || closing) ? end.complete(null) : end.completeExceptionally(failure);
        if (first) {
            told.run();
        }
    }

    private void take(
            List<RecordChangeEvent<SourceRecord>> changes,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer,
            Carrying sink)
            throws InterruptedException {
        carrying = Thread.currentThread();
        try {
            if (closing) {
                throw new InterruptedException("The engine is being stopped");
            }
            sink.carry(changes.stream().map(RecordChangeEvent::record).toList());
            for (RecordChangeEvent<SourceRecord> change : changes) {
                committer.markProcessed(change);
            }
            committer.markBatchFinished();
            anySign = true;
        } finally {
            carrying = null;
            lastSign = System.nanoTime();
        }
    }

    boolean runs() {
        return !end.isDone();
    }

    /** Whether nothing has come for so long, though nobody was busy with what came before; not even a heartbeat. */
    boolean silentFor(Duration time) {
        return carrying == null && System.nanoTime() - lastSign > time.toNanos();
    }

    /** Whether anything has come since it began. */
    boolean anySign() {
        return anySign;
    }

    /** Why it ended; null while it runs, and when it was stopped. */
    @Nullable
    Throwable failure() {
        return end.isCompletedExceptionally() ? end.exceptionNow() : null;
    }

    /** Stops it, and waits for a bounded while; what it does after that reaches nobody. */
    @Override
    public void close() {
        closing = true;
        Thread busy = carrying;
        if (busy != null) {
            busy.interrupt();
        }
        Thread closer =
                Thread.ofPlatform().name("changes-" + key + "-end").daemon().start(this::closeEngine);
        if (!endsInTime(thread) || !endsInTime(closer)) {
            log.warn("The engine {} does not end, and is left behind", key);
            thread.interrupt();
        }
        PlaceStore.give(key, null);
    }

    /** Also where the caller is in a hurry: two engines at one slot would only get into each other's way. */
    private static boolean endsInTime(Thread other) {
        long end = System.nanoTime() + ENDING.toNanos();
        boolean hurried = false;
        try {
            while (true) {
                try {
                    return other.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
                } catch (InterruptedException again) {
                    hurried = true;
                }
            }
        } finally {
            if (hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeEngine() {
        try {
            while (runs()) {
                try {
                    engine.close();
                    return;
                } catch (IllegalStateException starting) {
                    log.debug("The engine cannot be stopped just now", starting);
                    if (thread.join(Duration.ofMillis(100))) {
                        return;
                    }
                }
            }
        } catch (IOException failed) {
            log.debug("The engine did not end in order", failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
