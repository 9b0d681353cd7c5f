package dev.patchbay.database;

import dev.patchbay.kernel.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an embedded server again that ended although nobody stopped it: the kernel was short of memory, or somebody killed it. It
 * comes back at its port, where the pools find it by themselves. One that does not start, or soon ends again, is started at growing
 * distances, each minute in the end, for as long as Patchbay runs: what is missing, such as room on the disk, may come.
 */
final class PostgresWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresWatch.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final PostgresCluster cluster;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("postgres-watch").daemon().unstarted(this::watch);
    private final Trouble ended = new Trouble();
    private final Trouble refusing = new Trouble();
    private Duration pause = Duration.ZERO;
    private long startedAt = System.nanoTime();

    PostgresWatch(PostgresCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /** Watches a server that runs. */
    void begin() {
        if (runs()) { // else it cannot be told here, and nothing may be done about a server that seems to be gone
            thread.start();
        }
    }

    /** From then on the server may be stopped; one that is being started at this moment is waited for. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (thread.isAlive() && !thread.join(STOPPING)) {
                log.warn("PostgreSQL is still being started");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!closedWithin(LOOK)) {
                if (!runs() && !closedWithin(nextPause())) {
                    startAgain();
                }
            }
        } catch (InterruptedException stopped) {
            log.debug("PostgreSQL is watched no more", stopped);
        }
    }

    private boolean closedWithin(Duration time) throws InterruptedException {
        return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean runs() {
        try {
            return Postmaster.of(cluster.data()).isPresent();
        } catch (IOException | NumberFormatException halfWritten) {
            log.debug("It cannot be told whether PostgreSQL runs", halfWritten);
            return true; // it is looked at again in a moment
        }
    }

    /** None when it has run for long: then this is its first end, and not its next. */
    private Duration nextPause() {
        if (ended.begins()) {
            log.warn("PostgreSQL has ended by itself and is started again; its log is {}", cluster.log());
        }
        boolean lived = System.nanoTime() - startedAt > LONGEST_PAUSE.toNanos();
        Duration next = lived ? Duration.ZERO : pause;
        Duration doubled = next.isZero() ? FIRST_PAUSE : next.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return next;
    }

    private void startAgain() {
        try {
            if (!PostgresCluster.isFree(port)) {
                throw new IOException("Somebody listens on port %d".formatted(port));
            }
            if (Postmaster.anyIn(cluster.data())) {
                throw new IOException("Processes of the one that ended still work in " + cluster.data());
            }
            Postmaster.forget(cluster.data());
            cluster.serve(port);
            boolean refused = refusing.ends();
            if (ended.ends() || refused) {
                log.info("PostgreSQL runs again on 127.0.0.1:{}", port);
            }
        } catch (IOException | RuntimeException failed) {
            log.debug("PostgreSQL did not start", failed);
            if (refusing.begins()) {
                log.warn("PostgreSQL does not start, and is tried on: {}", Trouble.inOneLine(failed));
            }
        } finally {
            startedAt = System.nanoTime();
        }
    }
}
