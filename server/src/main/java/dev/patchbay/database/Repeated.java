package dev.patchbay.database;

import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What a node does again and again on a thread of its own, from before the first request until after the last. What fails is tried
 * again after the pause; that it fails is told once, and once that it works again.
 */
public abstract class Repeated implements SmartLifecycle {

    private final Logger log = LoggerFactory.getLogger(getClass());

    private final What what;
    private final Duration pause;
    private final Trouble trouble = new Trouble();
    private @Nullable ScheduledExecutorService thread;

    /**
     * What is done.
     *
     * @param thread its thread's name
     * @param pool whose connections it takes
     * @param fails a line for the log when it fails, which ends with the reason
     * @param worksAgain a line for the log when it works after that
     */
    public record What(String thread, DatabasePool pool, Runnable work, String fails, String worksAgain) {}

    /** @param pause from the end of one time to the beginning of the next */
    protected Repeated(What what, Duration pause) {
        this.what = what;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(what.thread).daemon().factory());
        var _ = started.scheduleWithFixedDelay(this::once, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    /** Does it now. */
    protected final void once() {
        try {
            DatabasePool.run(what.pool, what.work);
            if (trouble.ends()) {
                log.info("{}", what.worksAgain);
            }
        } catch (RuntimeException failed) {
            log.debug("{}", what.fails, failed);
            if (trouble.begins()) {
                log.warn("{}: {}", what.fails, Trouble.inOneLine(failed));
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
    public final synchronized boolean isRunning() {
        return thread != null;
    }

    /** Before the web server, which has nearly the last phase, and so that it stops after it. */
    @Override
    public final int getPhase() {
        return 0;
    }
}
