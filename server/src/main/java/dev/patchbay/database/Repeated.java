package dev.patchbay.database;

import dev.patchbay.kernel.Trouble;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What a node does again and again on a thread of its own, from before the first request until after the last: after a pause, or
 * sooner when somebody rings. What fails is tried again then; that it fails is told once, and once that it works again.
 */
public class Repeated implements SmartLifecycle {

    private final Logger log = LoggerFactory.getLogger(getClass());

    private final What what;
    private final Pace pace;
    private final Bell bell;
    private final Trouble trouble = new Trouble();
    private @Nullable Doing doing;

    /**
     * What is done.
     *
     * @param thread its thread's name
     * @param pool whose connections it takes
     * @param fails a line for the log when it fails, which ends with the reason
     * @param worksAgain a line for the log when it works after that
     */
    public record What(String thread, DatabasePool pool, Runnable work, String fails, String worksAgain) {}

    /**
     * How often.
     *
     * @param pause from the end of one time to the beginning of the next, while nobody rings
     * @param distance at least, from the beginning of one time to the beginning of the next, however often somebody rings
     */
    public record Pace(Duration pause, Duration distance) {}

    /** @param pause from the end of one time to the beginning of the next */
    public Repeated(What what, Duration pause) {
        this(what, new Pace(pause, Duration.ZERO), new Bell());
    }

    /** @param bell has it done before the pause is over */
    public Repeated(What what, Pace pace, Bell bell) {
        this.what = what;
        this.pace = pace;
        this.bell = bell;
    }

    /** From a start to a stop. */
    private final class Doing {

        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread =
                Thread.ofPlatform().name(what.thread).daemon().unstarted(this::go);

        private void go() {
            long distance = pace.distance.toNanos();
            long began = System.nanoTime() - distance;
            try {
                do {
                    bell.await(pace.pause);
                    if (over.await(began + distance - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    began = System.nanoTime();
                    once();
                } while (over.getCount() > 0);
            } catch (InterruptedException stopped) {
                log.debug("{} ends", what.thread, stopped);
            }
        }

        private void end() {
            over.countDown();
            thread.interrupt();
        }
    }

    @Override
    public synchronized void start() {
        var begun = new Doing();
        doing = begun;
        begun.thread.start();
    }

    /** Does it now. */
    protected final void once() {
        try {
            DatabasePool.run(what.pool, what.work);
            if (trouble.ends()) {
                log.info("{}", what.worksAgain);
            }
        } catch (RuntimeException | OutOfMemoryError failed) {
            log.debug("{}", what.fails, failed);
            if (trouble.begins()) {
                log.warn("{}: {}", what.fails, Trouble.inOneLine(failed));
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (doing != null) {
            doing.end();
            doing = null;
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return doing != null;
    }

    /** Before the web server, which has nearly the last phase, and so that it stops after it. */
    @Override
    public final int getPhase() {
        return 0;
    }
}
