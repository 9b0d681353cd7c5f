package dev.patchbay.pipeline;

import dev.patchbay.broker.Subscription;
import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where there is no broker: what this node itself writes, read from the table when it is committed. */
@Component
class NearChanges {

    private static final Logger log = LoggerFactory.getLogger(NearChanges.class);

    /** Each may be large. */
    private static final int PART = 50;

    private static final long PAUSE_MILLIS = 1_000;

    private final RecordRows rows;
    private final Map<IntegrationId, Long> changedAfter = new HashMap<>();
    private final Trouble trouble = new Trouble();
    private @Nullable Listening listening;

    NearChanges(RecordRows rows) {
        this.rows = rows;
    }

    private record Listening(ScheduledExecutorService thread, Runnable begins, Consumer<List<SourceRecord>> changes) {}

    synchronized Subscription follow(Runnable begins, Consumer<List<SourceRecord>> changes) {
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("record-changes").daemon().factory());
        var own = new Listening(thread, begins, changes);
        changedAfter.clear(); // of those who followed before: whoever follows now begins after this
        listening = own;
        return () -> end(own);
    }

    private synchronized void end(Listening own) {
        if (own.equals(listening)) {
            listening = null;
            changedAfter.clear();
        }
        own.thread.shutdownNow();
    }

    @EventListener
    synchronized void on(RecordsChanged changed) {
        Listening those = listening;
        if (those != null) {
            boolean waits = !changedAfter.isEmpty();
            changedAfter.merge(changed.source(), changed.after(), Math::min);
            if (!waits) {
                those.thread.execute(() -> DatabasePool.run(DatabasePool.JOBS, () -> hand(those)));
            }
        }
    }

    private void hand(Listening those) {
        Map<IntegrationId, Long> work;
        synchronized (this) {
            if (!those.equals(listening)) {
                return; // what waits is for others
            }
            work = Map.copyOf(changedAfter);
            changedAfter.clear();
        }
        try {
            work.forEach((source, after) -> hand(those, source, after));
        } catch (RuntimeException failed) {
            if (trouble.begins()) {
                log.warn("Changes of records cannot be handed on: {}", Trouble.inOneLine(failed));
            }
            soon(those);
        }
    }

    private void hand(Listening those, IntegrationId source, long after) {
        List<SourceRecord> part;
        long last = after;
        do {
            part = rows.everybodys(source, last, PART);
            if (!part.isEmpty()) {
                last = part.getLast().version();
                those.changes.accept(part);
            }
        } while (part.size() == PART);
    }

    /** What failed is not known any more: everybody begins anew. */
    private void beginAnew(Listening those) {
        try {
            DatabasePool.run(DatabasePool.JOBS, those.begins);
            if (trouble.ends()) {
                log.info("Changes of records are handed on again");
            }
        } catch (RuntimeException failed) {
            log.debug("They cannot begin either", failed);
            soon(those);
        }
    }

    private void soon(Listening those) {
        try {
            var _ = those.thread.schedule(() -> beginAnew(those), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            log.debug("Nobody follows any more", ended);
        }
    }
}
