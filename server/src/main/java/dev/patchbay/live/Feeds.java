package dev.patchbay.live;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.Newest;
import dev.patchbay.pipeline.RecordStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** The sources that pages of this node follow: each once, and only while there are pages. */
@Component
class Feeds {

    /** A page that is loaded again finds its sources still followed. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final RecordStream stream;
    private final Newest newest;
    private final Flushing flushing;
    private final Map<IntegrationId, Feed> feeds = new ConcurrentHashMap<>();
    private final ReentrantLock making = new ReentrantLock();

    Feeds(RecordStream stream, Newest newest, Flushing flushing, LiveMeters meters) {
        this.stream = stream;
        this.newest = newest;
        this.flushing = flushing;
        meters.sources(feeds::size);
    }

    /** Follows the source for this line too, which is told nothing yet. */
    Feed join(IntegrationId source, Line line) {
        Feed known = feeds.get(source);
        while (known == null || !known.add(line)) {
            known = make(source);
        }
        return known;
    }

    private Feed make(IntegrationId source) {
        making.lock();
        try {
            Feed known = feeds.get(source);
            if (known != null) {
                return known;
            }
            var made = new Feed(source, flushing::soon);
            made.begin(stream, newest);
            feeds.put(source, made);
            return made;
        } finally {
            making.unlock();
        }
    }

    Collection<Feed> all() {
        return feeds.values();
    }

    /** Follows no longer what nobody looks at. */
    void closeIdle() {
        List<Feed> idle = feeds.values().stream()
                .filter(feed -> feed.closeIfIdle(LINGER.toNanos()))
                .toList();
        for (Feed feed : idle) {
            feeds.remove(feed.source(), feed);
            Thread.ofVirtual().name("live-close").start(feed::close); // which may wait for the broker
        }
    }
}
