package dev.patchbay.changes;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slots from the time when there was a broker, for which PostgreSQL would keep its log until its disk is full. They are taken away one
 * by one, and tried again until none is left: another node may still carry what one of them brings.
 */
final class Leftovers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final Carrier.Around around;
    private final LostSlots lost;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Trouble trouble = new Trouble();
    private final Set<String> taken = new HashSet<>();
    private final Thread thread;

    Leftovers(Carrier.Around around, LostSlots lost, Duration pause) {
        this.around = around;
        this.lost = lost;
        this.thread = Thread.ofPlatform().name("changes-leftovers").daemon().unstarted(() -> takeAway(pause));
        thread.start();
    }

    private void takeAway(Duration pause) {
        try {
            boolean stopped = false;
            boolean gone = false;
            while (!gone && !stopped) {
                gone = DatabasePool.call(DatabasePool.JOBS, this::takeAll);
                stopped = !gone && ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException hurried) {
            log.debug("Replication slots that nobody reads are left", hurried);
        }
    }

    /** Whether all are gone. */
    private boolean takeAll() throws InterruptedException {
        boolean all = true;
        try {
            for (String slot : around.rows().names()) {
                all &= taken.contains(slot) || isTaken(slot);
            }
        } catch (RuntimeException failed) {
            told("all of them", failed);
            return false;
        }
        if (all && trouble.ends()) {
            log.info("No replication slot is left that nobody reads");
        }
        return all;
    }

    private boolean isTaken(String slot) throws InterruptedException {
        try {
            take(slot);
            taken.add(slot);
            return true;
        } catch (SQLException | RuntimeException failed) {
            told(slot, failed);
            return false;
        }
    }

    /** Whoever has the turn at a slot reads it rightly: no process is ended, and nothing is dropped, that a living node needs. */
    private void take(String slot) throws SQLException, InterruptedException {
        Optional<Turn> turn = DatabasePool.call(
                DatabasePool.LOCKS,
                () -> Turn.take(around.connections(), slot, around.settings().takeOver()));
        try (var _ = turn.orElseThrow(() -> new IllegalStateException("Another node carries what it brings"))) {
            new Slot(slot, List.of(), around.rows(), lost).takeAway(ending);
        }
    }

    private void told(String what, Exception failed) {
        log.debug("Not taken away: {}", what, failed);
        if (trouble.begins()) {
            log.warn(
                    "A replication slot that nobody here reads cannot be dropped, which is tried on ({}): {}",
                    what,
                    Trouble.inOneLine(failed));
        }
    }

    @Override
    public void close() {
        ending.countDown();
        thread.interrupt();
        try {
            if (!thread.join(STOPPING)) {
                log.warn("Replication slots are still being dropped");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
