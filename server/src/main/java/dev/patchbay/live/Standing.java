package dev.patchbay.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether pages are told all that there is of a source: known at a moment, and believed for a few seconds. */
final class Standing {

    private long knownAt = System.nanoTime();
    private boolean regaining;
    private volatile @Nullable Instant lostAt;

    /**
     * All that there was at this moment, on the clock of {@link System#nanoTime()}, is on its way to the pages. What was lost is regained
     * when that is so for the second time: what was missed has arrived by then.
     */
    synchronized void known(long at) {
        knownAt = Math.max(at - knownAt, 0) + knownAt; // whoever read for long may come after another
        if (lostAt != null) {
            lostAt = regaining ? null : lostAt;
            regaining = !regaining;
        }
    }

    /** @param there whether this node follows at all */
    synchronized void judge(boolean there, Instant now) {
        if (there && Reach.believes(knownAt)) {
            return;
        }
        regaining = false;
        if (lostAt == null) {
            lostAt = now;
        }
    }

    /** Null while it is not lost. */
    @Nullable
    Instant lostAt() {
        return lostAt;
    }
}
