package dev.patchbay.live;

import dev.patchbay.broker.Broker;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether this node can follow what changes: its broker is there, and so is the database, by which it hears who may see it. */
@Component
class Reach {

    private final Broker broker;
    private final Clock clock;
    private volatile boolean deaf;
    private volatile @Nullable Instant lostAt;

    Reach(Broker broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    /** Whether the database has been silent for so long that nobody knows who may see what. */
    void deaf(boolean now) {
        deaf = now;
        if (now) {
            look();
        }
    }

    /** Whether it is there now; it counts as lost until {@link #regained} is called. */
    boolean look() {
        boolean there = !deaf && (!broker.present() || broker.available());
        if (!there && lostAt == null) {
            lostAt = clock.instant();
        }
        return there;
    }

    /** What was missed has been read. */
    void regained() {
        lostAt = null;
    }

    /** Null while it is there. */
    @Nullable
    Instant lostAt() {
        return lostAt;
    }
}
