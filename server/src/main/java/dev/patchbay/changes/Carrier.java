package dev.patchbay.changes;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what one slot brings, for as long as this node runs and whenever it is its turn. Whatever fails ends the turn, and the next
 * try begins from the start, by whichever node comes first.
 */
final class Carrier implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Carrier.class);
    private static final AtomicInteger RUNS = new AtomicInteger();

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(15);

    /** A transaction that changed millions of rows elsewhere is read for minutes in which nothing comes. */
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final String slot;
    private final Around around;
    private final Slot making;
    private final Map<String, CapturedTable> tables;
    private final Thread thread;
    private final Semaphore wake = new Semaphore(0);
    private final Trouble trouble = new Trouble();
    private volatile boolean stopped;
    private volatile @Nullable CountDownLatch ending;
    private Duration pause = FIRST_PAUSE;
    private Duration patience = FIRST_PATIENCE;

    /** What is the same for all slots. */
    record Around(
            DataSource connections,
            SlotTable rows,
            ChangesSettings settings,
            EngineSettings engine,
            String node,
            BooleanSupplier brokerAvailable) {}

    Carrier(String slot, List<CapturedTable> tables, Around around, LostSlots lost) {
        this.slot = slot;
        this.around = around;
        this.tables = tables.stream().collect(Collectors.toMap(CapturedTable::table, Function.identity()));
        this.making = new Slot(slot, tables, around.rows(), lost);
        this.thread = Thread.ofPlatform()
                .name("changes-" + slot)
                .daemon()
                .start(() -> DatabasePool.run(DatabasePool.JOBS, this::carryOn));
    }

    private void carryOn() {
        while (!stopped) {
            try {
                if (around.brokerAvailable().getAsBoolean()) {
                    takeTurn();
                }
            } catch (InterruptedException hurried) {
                log.debug("Interrupted while {} is carried", slot, hurried);
            } catch (SQLException | RuntimeException failed) {
                if (!stopped) {
                    told(failed);
                    pauseFor(pause);
                    pause = atMost(pause.multipliedBy(2), LONGEST_PAUSE);
                }
            }
            pauseFor(around.settings().heartbeat());
        }
    }

    private void takeTurn() throws SQLException, InterruptedException {
        Optional<Turn> taken = DatabasePool.call(
                DatabasePool.LOCKS,
                () -> Turn.take(around.connections(), slot, around.settings().takeOver()));
        if (taken.isPresent()) {
            var end = new CountDownLatch(1);
            Thread carrying = Thread.currentThread();
            try (Turn turn = taken.get()) {
                ending = end;
                turn.beat(around.settings().heartbeat(), () -> {
                    hurry();
                    carrying.interrupt(); // it may wait for a broker, and another node carries already
                });
                making.prepare(end);
                around.rows().led(slot, around.node());
                read(turn, end);
            } finally {
                ending = null;
            }
        }
    }

    private void read(Turn turn, CountDownLatch end) throws InterruptedException {
        int run = RUNS.incrementAndGet();
        String key = "patchbay-" + slot + "-" + run;
        var included = new ArrayList<>(tables.keySet());
        included.add(SlotTable.HEARTBEAT);
        var settings = around.engine().of(key, slot, around.rows().nameOf(slot), included, run);
        var handing = new Handing(new SourceRows(around.engine().unchanged()), tables, end);
        try (var capture =
                new Capture(key, settings, placeOf(turn), changes -> ofJobs(handing, changes), wake::release)) {
            watch(turn, capture);
            Throwable failure = capture.failure();
            if (failure != null) {
                throw new IllegalStateException("The engine ended", failure);
            }
        } finally {
            end.countDown();
        }
    }

    private static void ofJobs(Handing handing, List<SourceRecord> changes) throws InterruptedException {
        DatabasePool.<@Nullable Void, InterruptedException>call(DatabasePool.JOBS, () -> {
            handing.carry(changes);
            return null;
        });
    }

    private void watch(Turn turn, Capture capture) {
        boolean told = false;
        while (!stopped && !turn.lost() && capture.runs()) {
            if (capture.silentFor(patience)) {
                patience = atMost(patience.multipliedBy(2), LONGEST_PATIENCE);
                log.warn("Nothing has come from PostgreSQL for {}, and reading begins anew", slot);
                return;
            }
            if (!told && capture.anySign()) {
                told = true;
                goesWell();
            }
            pauseFor(around.settings().heartbeat());
        }
    }

    private void goesWell() {
        pause = FIRST_PAUSE;
        patience = FIRST_PATIENCE;
        around.rows().hinder(slot, null);
        if (trouble.ends()) {
            log.info("Changes for {} are carried again", slot);
        }
    }

    private PlaceStore.Place placeOf(Turn turn) {
        return new PlaceStore.Place() {
            @Override
            public long position() {
                return DatabasePool.call(DatabasePool.JOBS, () -> around.rows().position(slot));
            }

            @Override
            public void carried(long position, @Nullable Instant committed) throws SQLException {
                turn.carried(position, committed);
            }
        };
    }

    private void told(Exception failed) {
        log.debug("Changes for {} are not carried", slot, failed);
        String hindrance = Hindrance.of(failed);
        if (trouble.begins()) {
            log.warn("Changes for {} are not carried to the broker, which is tried on: {}", slot, hindrance);
        }
        try {
            around.rows().hinder(slot, hindrance);
        } catch (RuntimeException away) {
            log.debug("The database cannot be told either", away);
        }
    }

    private void pauseFor(Duration time) {
        try {
            if (!stopped && wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException hurried) {
            log.debug("{} is hurried", slot, hurried);
        }
    }

    /** The turn is lost, or the node ends: what waits need not wait on. */
    private void hurry() {
        CountDownLatch end = ending;
        if (end != null) {
            end.countDown();
        }
        wake.release();
    }

    @Override
    public void close() {
        stopped = true;
        hurry();
        thread.interrupt();
        try {
            if (!thread.join(STOPPING)) {
                log.warn("Changes for {} are still being carried", slot);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration atMost(Duration time, Duration most) {
        return time.compareTo(most) < 0 ? time : most;
    }
}
