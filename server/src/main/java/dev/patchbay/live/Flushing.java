package dev.patchbay.live;

import dev.patchbay.kernel.Trouble;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands what changed to all pages at once, so that none of them is sent more than so many flushes a second: at once when nothing was
 * handed on for a while, else when its time has come.
 */
@Component
class Flushing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Flushing.class);

    private final long everyNanos;
    private final Set<Feed> dirty = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
    private final Trouble trouble = new Trouble();
    private volatile @Nullable Thread thread;

    Flushing(LiveSettings settings) {
        this.everyNanos = settings.flushEvery().toNanos();
    }

    void soon(Feed feed) {
        dirty.add(feed);
        var _ = bell.offer(true);
    }

    private void go() {
        long last = System.nanoTime() - everyNanos;
        try {
            while (Thread.currentThread().equals(thread)) {
                var _ = bell.take();
                long left = last + everyNanos - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                last = System.nanoTime();
                flush();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Nothing is flushed any more", stopped);
        }
    }

    private void flush() {
        for (Iterator<Feed> feeds = dirty.iterator(); feeds.hasNext(); ) {
            Feed feed = feeds.next();
            feeds.remove();
            try {
                feed.flush();
                trouble.ends();
            } catch (RuntimeException failed) {
                LOG.debug("A flush failed", failed);
                if (trouble.begins()) {
                    LOG.warn("What changed cannot be handed to pages: {}", Trouble.inOneLine(failed));
                }
            }
        }
    }

    @Override
    public void start() {
        Thread flushing = Thread.ofPlatform().name("live-flush").daemon().unstarted(this::go);
        thread = flushing;
        flushing.start();
    }

    @Override
    public void stop() {
        Thread flushing = thread;
        thread = null;
        if (flushing != null) {
            flushing.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Until after the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
