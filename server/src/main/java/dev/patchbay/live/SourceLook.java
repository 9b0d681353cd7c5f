package dev.patchbay.live;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Trouble;
import dev.patchbay.pipeline.SourcePulses;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks how the sources stand that pages follow, and whether the table has more of them than the stream told: what that missed comes
 * late, and not never. What was missed is read beside the look, so that a source of which much is missing, or which cannot be read,
 * holds up no other; its own pages hear that they are not told all.
 */
@Component
class SourceLook {

    private static final Logger LOG = LoggerFactory.getLogger(SourceLook.class);

    /** Each takes a connection. */
    private static final int READ_AT_ONCE = 2;

    private final Feeds feeds;
    private final SourcePulses pulses;
    private final Reach reach;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(READ_AT_ONCE, true);

    SourceLook(Feeds feeds, SourcePulses pulses, Reach reach, Clock clock) {
        this.feeds = feeds;
        this.pulses = pulses;
        this.reach = reach;
        this.clock = clock;
    }

    /** Never called by two threads at once. */
    void look() {
        feeds.closeIdle();
        List<Feed> followed = List.copyOf(feeds.all());
        long began = System.nanoTime();
        Map<IntegrationId, Pulse> found = pulses(followed);
        for (Feed feed : followed) {
            Pulse pulse = found.get(feed.source());
            if (pulse == null || !feed.isBehind(pulse.end())) {
                known(feed, began);
            } else if (feed.reading.compareAndSet(false, true)) {
                Thread.ofVirtual().name("live-missed").start(() -> readOn(feed, pulse, began));
            }
            tell(feed, pulse);
        }
    }

    private Map<IntegrationId, Pulse> pulses(List<Feed> followed) {
        Set<IntegrationId> sources = new HashSet<>();
        List<InstallationId> single = new ArrayList<>();
        for (Feed feed : followed) {
            sources.add(feed.source());
            if (feed.perInstallation) {
                single.addAll(feed.installations());
            }
        }
        return pulses.of(sources, single);
    }

    private void readOn(Feed feed, Pulse pulse, long began) {
        try {
            turns.acquire();
            try {
                DatabasePool.run(DatabasePool.FEEDS, feed::readOn);
            } finally {
                turns.release();
            }
            if (!feed.isBehind(pulse.end())) {
                known(feed, began);
            }
            if (feed.trouble.ends()) {
                LOG.info("What pages were not told of the source {} is read again", feed.source());
            }
        } catch (InterruptedException stopped) {
            LOG.debug("What was missed is not read any more", stopped);
        } catch (RuntimeException failed) {
            LOG.debug("What was missed cannot be read", failed);
            if (feed.trouble.begins()) {
                LOG.warn(
                        "What pages were not told of the source {} cannot be read: {}",
                        feed.source(),
                        Trouble.inOneLine(failed));
            }
        } finally {
            feed.reading.set(false);
        }
    }

    private void known(Feed feed, long at) {
        if (reach.isThere()) {
            feed.known(at);
        }
    }

    private void tell(Feed feed, @Nullable Pulse pulse) {
        boolean known = pulse == null || pulse.perInstallation() == feed.perInstallation;
        if (pulse != null) {
            feed.perInstallation = pulse.perInstallation();
        }
        if (known) {
            feed.tell(pulse, clock.instant());
        }
    }
}
