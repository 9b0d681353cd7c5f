package dev.patchbay.lifecycle;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes readers when events can be read: as soon as this node has appended some, and a moment after another has. One thread asks
 * for all readers of a node, and asks nothing while there are none.
 */
@Component
class ArrivalWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalWatch.class);

    /** Events wait for transactions that began before theirs; those are short. */
    private static final Duration SOON = Duration.ofMillis(20);

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Arrivals arrivals;
    private final JdbcClient jdbc;
    private final LifecycleSettings settings;
    private final BlockingQueue<Boolean> appended = new ArrayBlockingQueue<>(1);
    private final Trouble trouble = new Trouble();
    private @Nullable String from;
    private volatile @Nullable Thread thread;

    ArrivalWatch(Arrivals arrivals, JdbcClient jdbc, LifecycleSettings settings) {
        this.arrivals = arrivals;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Wakes the watch once that is committed; whoever does not hear of it is woken a moment later all the same. */
    @EventListener
    void on(EventAppended event) {
        if (arrivals.waiting() > 0 && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    var _ = appended.offer(true);
                }
            });
        }
    }

    /** What a look has found. */
    private record Look(List<IntegrationId> integrations, boolean more) {}

    private void watch() {
        while (isRunning()) {
            try {
                if (arrivals.waiting() == 0) {
                    from = null;
                    arrivals.awaitReaders(IDLE);
                    continue;
                }
                var look = look();
                arrivals.ring(look.integrations);
                var pause = look.more ? SOON : settings.lookAround();
                var _ = appended.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (trouble.ends()) {
                    LOG.info("Arrived events are looked up again");
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unreadable) {
                pauseAfter(unreadable);
            }
        }
    }

    /** Looks at what has become readable since the last look; at the first look everybody is woken. */
    private Look look() {
        var found = new ArrayList<IntegrationId>();
        var more = new boolean[1];
        String before = from;
        jdbc.sql("""
                        select horizon.oldest::text as oldest, events.integration_id, events.readable
                        from (select pg_snapshot_xmin(pg_current_snapshot()) as oldest) horizon
                        left join lateral (
                            select distinct integration_id, position < horizon.oldest as readable from lifecycle.event
                            where position >= coalesce(cast(:from as xid8), horizon.oldest)
                        ) events on true
                        """).param("from", before).query(row -> {
            from = row.getString("oldest");
            var integration = row.getObject("integration_id", UUID.class);
            if (integration != null) {
                if (row.getBoolean("readable")) {
                    found.add(new IntegrationId(integration));
                } else {
                    more[0] = true;
                }
            }
        });
        if (before == null) {
            arrivals.ringAll();
        }
        return new Look(found, more[0]);
    }

    private void pauseAfter(RuntimeException unreadable) {
        LOG.debug("Arrived events could not be looked up", unreadable);
        if (trouble.begins()) {
            LOG.warn("Arrived events cannot be looked up; trying again each second: {}", Trouble.inOneLine(unreadable));
        }
        from = null;
        try {
            var _ = appended.poll(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        arrivals.closing(false);
        var watching = Thread.ofPlatform()
                .name("event-arrivals")
                .daemon()
                .unstarted(() -> DatabasePool.run(DatabasePool.JOBS, this::watch));
        thread = watching;
        watching.start();
    }

    /** Before the web server, which waits for requests to end: readers go first. */
    @Override
    public void stop() {
        arrivals.closing(true);
        var watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
