package dev.patchbay.grants;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Writes the uses of scopes every ten seconds and when Patchbay stops. */
@Component
class ScopeUseWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScopeUseWriter.class);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final ScopeUses uses;
    private final Duration between;
    private final Trouble trouble = new Trouble();
    private @Nullable ScheduledExecutorService thread;

    @Autowired
    ScopeUseWriter(ScopeUses uses) {
        this(uses, BETWEEN);
    }

    ScopeUseWriter(ScopeUses uses, Duration between) {
        this.uses = uses;
        this.between = between;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("scope-uses").daemon().factory());
        var _ = started.scheduleWithFixedDelay(
                this::write, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    private void write() {
        try {
            DatabasePool.run(DatabasePool.JOBS, uses::write);
            if (trouble.ends()) {
                log.info("When scopes were used is written again");
            }
        } catch (RuntimeException failed) {
            log.debug("When scopes were used could not be written", failed);
            if (trouble.begins()) {
                log.warn(
                        "When scopes were used could not be written; it is tried again: {}", Trouble.inOneLine(failed));
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
            write();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Before the web server, so that it stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
