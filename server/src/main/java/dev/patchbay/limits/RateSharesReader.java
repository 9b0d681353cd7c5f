package dev.patchbay.limits;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Refreshes the shares each second, on a thread of its own; while the database is away they stay as they were. */
@Component
class RateSharesReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RateSharesReader.class);

    private final RateShares shares;
    private final Trouble trouble = new Trouble();
    private @Nullable ScheduledExecutorService thread;

    RateSharesReader(RateShares shares) {
        this.shares = shares;
    }

    @Override
    public synchronized void start() {
        refresh();
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("rate-shares").daemon().factory());
        var _ = started.scheduleWithFixedDelay(this::refresh, 1, 1, TimeUnit.SECONDS);
        thread = started;
    }

    private void refresh() {
        try {
            DatabasePool.run(DatabasePool.FEEDS, shares::refresh);
            if (trouble.ends()) {
                log.info("This node's shares of rates are refreshed again");
            }
        } catch (RuntimeException unreadable) {
            log.debug("The shares could not be refreshed", unreadable);
            if (trouble.begins()) {
                log.warn(
                        "This node's shares of rates cannot be refreshed; they stay as they are: {}",
                        Trouble.inOneLine(unreadable));
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Before the web server, which has nearly the last phase. */
    @Override
    public int getPhase() {
        return 0;
    }
}
