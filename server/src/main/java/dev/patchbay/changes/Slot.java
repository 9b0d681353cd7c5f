package dev.patchbay.changes;

import dev.patchbay.changes.SlotTable.Existing;
import dev.patchbay.changes.SlotTable.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a slot ready to be read, or takes it away, by the node whose turn it is. */
final class Slot {

    private static final Logger log = LoggerFactory.getLogger(Slot.class);
    private static final Duration LETTING_GO = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final String name;
    private final List<CapturedTable> tables;
    private final SlotTable rows;
    private final LostSlots lost;

    Slot(String name, List<CapturedTable> tables, SlotTable rows, LostSlots lost) {
        this.name = name;
        this.tables = List.copyOf(tables);
        this.rows = rows;
        this.lost = lost;
    }

    /** What stands in the way is thrown; what was left half done is gone on with the next time. */
    void prepare(CountDownLatch ending) throws InterruptedException {
        String level = rows.walLevel();
        if (!level.equals("logical")) {
            throw new IllegalStateException(Hindrance.WAL_LEVEL.formatted(level));
        }
        Known known = rows.known(name);
        // before the slot: what is published is looked up as it was when a change was written
        boolean nothingPublished =
                rows.publish(name, tables.stream().map(CapturedTable::table).toList());
        Optional<Existing> existing = rows.existing(name);
        boolean useless = existing.isEmpty() || existing.get().lost() || nothingPublished;
        if (known.made() && useless) {
            lost.lost(name, known.since());
        } else if (useless) {
            rows.unmade(name, known.since());
        }
        if (existing.isPresent()) {
            letGo(existing.get().reader(), ending);
        }
        if (useless) {
            existing.ifPresent(_ -> rows.drop(name));
            rows.made(name, rows.make(name));
            log.info("PostgreSQL has a replication slot for {}", name);
        } else if (!known.made()) {
            rows.made(name, existing.orElseThrow().position()); // we ended just after it was made
        }
        carryAgain(rows.known(name).again(), ending);
    }

    /** Leaves none in PostgreSQL, which would keep its log for it; what is written from now on is carried when there is one again. */
    void takeAway(CountDownLatch ending) throws InterruptedException {
        Known known = rows.known(name);
        Optional<Existing> existing = rows.existing(name);
        if (existing.isPresent()) {
            letGo(existing.get().reader(), ending);
            rows.drop(name);
        }
        if (known.made()) {
            rows.unmade(name, known.since()); // last: until then it is tried again
        }
    }

    private void carryAgain(@Nullable Instant since, CountDownLatch ending) throws InterruptedException {
        if (since != null) {
            for (CapturedTable table : tables) {
                table.again(since);
            }
            if (ending.getCount() == 0) {
                throw new InterruptedException("The turn is over");
            }
            rows.carriedAgain(name, since);
        }
    }

    /** Whoever reads the slot had the turn before us, and does not know yet that it is over. */
    private void letGo(@Nullable Integer reader, CountDownLatch ending) throws InterruptedException {
        if (reader == null) {
            return;
        }
        rows.endReader(reader);
        long end = System.nanoTime() + LETTING_GO.toNanos();
        while (rows.existing(name).map(Existing::reader).isPresent()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The slot for " + name + " is still read by a process of PostgreSQL");
            }
            if (ending.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("It is to end");
            }
        }
    }
}
