package dev.patchbay.live;

import dev.patchbay.broker.Broker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether this node can follow what changes: its broker is there, and the database, which told lately who may see what. Whoever asks
 * the database notes when it last knew; how long ago that was is judged here by the clock, so that a question without an answer is
 * no reason to go on saying what may be wrong.
 */
@Component
class Reach {

    /** For so long what was known is taken for true. */
    static final Duration BELIEVED = Duration.ofSeconds(4);

    static final Duration TICK = Duration.ofMillis(500);

    private final Broker broker;
    private final Pages pages;
    private final Feeds feeds;
    private final Clock clock;
    private volatile long sureAt = System.nanoTime();
    private volatile @Nullable Instant lostAt;

    Reach(Broker broker, Pages pages, Feeds feeds, Clock clock) {
        this.broker = broker;
        this.pages = pages;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Who may see what at this moment, on the clock of {@link System#nanoTime()}, was known and acted on. */
    void sure(long at) {
        sureAt = at;
    }

    /** Whether it is known who may see what. */
    boolean isSure() {
        return believes(sureAt);
    }

    static boolean believes(long knownAt) {
        return System.nanoTime() - knownAt <= BELIEVED.toNanos();
    }

    boolean isThere() {
        return isSure() && (!broker.present() || broker.available());
    }

    /** Withholds from pages what they may perhaps not see, and says of what they follow that it may be wrong. Waits for nobody. */
    void judge() {
        boolean sure = isSure();
        boolean there = isThere();
        Instant now = clock.instant();
        if (there) {
            lostAt = null;
        } else if (lostAt == null) {
            lostAt = now;
        }
        pages.withhold(!sure);
        feeds.all().forEach(feed -> feed.judge(there, now));
    }

    /** Null while it is there. */
    @Nullable
    Instant lostAt() {
        return lostAt;
    }
}
