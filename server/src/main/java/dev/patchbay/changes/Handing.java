package dev.patchbay.changes;

import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands rows over to those who carry them, in order, again and again until they are carried. */
final class Handing implements Capture.Carrying {

    private static final Logger log = LoggerFactory.getLogger(Handing.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** Short, since all that waits is to be there soon after the broker is back. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SourceRows rows;
    private final Map<String, CapturedTable> tables;
    private final CountDownLatch ending;
    private final Trouble away = new Trouble();
    private final Trouble failing = new Trouble();
    private final Trouble tending = new Trouble();

    /** @param ending when it is over, nothing is tried again */
    Handing(SourceRows rows, Map<String, CapturedTable> tables, CountDownLatch ending) {
        this.rows = rows;
        this.tables = Map.copyOf(tables);
        this.ending = ending;
    }

    @Override
    public void carry(List<SourceRecord> changes) throws InterruptedException {
        @Nullable CapturedTable current = null;
        boolean heartbeat = false;
        var together = new ArrayList<Row>();
        for (SourceRecord change : changes) {
            SourceRows.Of read = rows.read(change).orElse(null);
            CapturedTable table = read == null ? null : tables.get(read.table());
            if (read == null || table == null) {
                heartbeat = true;
                continue;
            }
            if (current != null && !current.equals(table)) {
                handOver(current, together);
                together.clear();
            }
            current = table;
            together.add(read.row());
        }
        if (current != null) {
            handOver(current, together);
        }
        if (heartbeat) {
            for (CapturedTable table : tables.values()) {
                tend(table);
            }
        }
    }

    private void tend(CapturedTable table) throws InterruptedException {
        try {
            table.tend();
            if (tending.ends()) {
                log.info("What is due of {} is done again", table.table());
            }
        } catch (BrokerUnavailable unavailable) {
            log.debug("{} is tended when the broker is back", table.table(), unavailable);
        } catch (RuntimeException failed) {
            log.debug("{} cannot be tended", table.table(), failed);
            if (tending.begins()) {
                log.warn(
                        "What is due of {} is not done, and is tried on: {}", table.table(), Trouble.inOneLine(failed));
            }
        }
    }

    private void handOver(CapturedTable table, List<Row> together) throws InterruptedException {
        List<Row> same = List.copyOf(together);
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                table.carry(same);
                worksAgain(table);
                return;
            } catch (BrokerUnavailable unavailable) {
                log.debug("{} waits for the broker", table.table(), unavailable);
                if (away.begins()) {
                    log.info("Changes of {} wait for the broker", table.table());
                }
            } catch (RuntimeException failed) {
                log.debug("Changes of {} cannot be carried", table.table(), failed);
                if (failing.begins()) {
                    log.error("Changes of {} cannot be carried, and are tried on", table.table(), failed);
                }
            }
            if (ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("It is to end");
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void worksAgain(CapturedTable table) {
        boolean waited = away.ends();
        if (failing.ends() || waited) {
            log.info("Changes of {} are carried again", table.table());
        }
    }
}
