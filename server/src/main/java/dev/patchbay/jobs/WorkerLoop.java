package dev.patchbay.jobs;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for due jobs while this node runs: at once when the doorbell rings, otherwise each {@code patchbay.jobs.poll}. */
@Component
class WorkerLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkerLoop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Worker worker;
    private final JobTable table;
    private final Doorbell doorbell;
    private final Backlog backlog;
    private final JobsSettings settings;
    private final Trouble trouble = new Trouble();
    private volatile @Nullable Thread thread;
    private boolean enrolled;
    private long renewed = System.nanoTime();

    WorkerLoop(Worker worker, JobTable table, Doorbell doorbell, Backlog backlog, JobsSettings settings) {
        this.worker = worker;
        this.table = table;
        this.doorbell = doorbell;
        this.backlog = backlog;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.workers() > 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void start() {
        var looping = Thread.ofPlatform()
                .name("jobs")
                .daemon()
                .unstarted(() -> DatabasePool.run(DatabasePool.JOBS, this::loop));
        thread = looping; // before its start: the loop ends when it sees none
        looping.start();
    }

    /** Starts nothing more, and waits for what runs. */
    @Override
    public void stop() {
        Thread looping = thread;
        if (looping == null) {
            return;
        }
        thread = null;
        doorbell.ring();
        try {
            looping.join();
            worker.finish(settings.stopWithin());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (isRunning()) {
            try {
                int started = turn();
                if (trouble.ends()) {
                    log.info("Background jobs are looked up again");
                }
                if (started == 0) {
                    doorbell.await(settings.poll());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                pauseAfter(failed);
            }
        }
    }

    private int turn() {
        if (!enrolled) {
            worker.handlers().values().forEach(table::enrol);
            enrolled = true;
        }
        if (System.nanoTime() - renewed > settings.lease().toNanos() / 3) {
            worker.renewLeases();
            renewed = System.nanoTime();
        }
        backlog.refresh();
        return worker.startDue();
    }

    /** A database that is away is told once, not four times a second. */
    private void pauseAfter(RuntimeException failed) {
        log.debug("Background jobs could not be looked up", failed);
        if (trouble.begins()) {
            log.warn("Background jobs cannot be looked up; trying again each second: {}", Trouble.inOneLine(failed));
        }
        try {
            doorbell.await(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
