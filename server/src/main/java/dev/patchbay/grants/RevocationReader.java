package dev.patchbay.grants;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Trouble;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the revocations again and again, on a thread of its own, from before the first request until after the last. */
@Component
class RevocationReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationReader.class);

    private final RevocationFeed feed;
    private final GrantsSettings settings;
    private final Trouble trouble = new Trouble();
    private @Nullable ScheduledExecutorService thread;

    RevocationReader(RevocationFeed feed, GrantsSettings settings, MeterRegistry meters) {
        this.feed = feed;
        this.settings = settings;
        Gauge.builder("patchbay.revocations.age", feed, f -> f.age().toMillis() / 1000.0)
                .description("Seconds since the revocations were last read")
                .register(meters);
        Gauge.builder("patchbay.revocations.known", feed, RevocationFeed::size)
                .description("Revocations kept in memory")
                .register(meters);
    }

    @Override
    public synchronized void start() {
        read();
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("revocation-feed").daemon().factory());
        long pause = settings.feedInterval().toMillis();
        var _ = started.scheduleWithFixedDelay(this::read, pause, pause, TimeUnit.MILLISECONDS);
        thread = started;
    }

    /** A failed reading is tried again after the pause; the feed itself refuses tokens once it is too old. */
    private void read() {
        try {
            DatabasePool.run(DatabasePool.FEEDS, feed::read);
            if (trouble.ends()) {
                LOG.info("Revocations are read again");
            }
        } catch (RuntimeException unreadable) {
            LOG.debug("The revocations could not be read", unreadable);
            if (trouble.begins()) {
                LOG.warn(
                        "Revocations cannot be read; tokens are refused after {}: {}",
                        settings.feedDeadline(),
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
