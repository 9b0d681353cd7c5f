package dev.patchbay.live;

import dev.patchbay.database.Bell;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands what changed to all pages at once, so that none of them is sent more than so many flushes a second: at once when nothing was
 * handed on for a while, else when its time has come.
 */
@Component
class Flushing {

    private final Set<Feed> dirty = ConcurrentHashMap.newKeySet();
    private final Bell bell = new Bell();

    Bell bell() {
        return bell;
    }

    void soon(Feed feed) {
        dirty.add(feed);
        bell.ring();
    }

    /** Never called by two threads at once. One that fails holds up no other, and has its turn again at the next flush. */
    void flush() {
        @Nullable RuntimeException failure = null;
        List<Feed> undone = new ArrayList<>();
        try {
            for (Iterator<Feed> feeds = dirty.iterator(); feeds.hasNext(); ) {
                Feed feed = feeds.next();
                feeds.remove();
                undone.add(feed);
                try {
                    feed.flush();
                    undone.removeLast();
                } catch (RuntimeException failed) {
                    failure = failed;
                }
            }
        } finally {
            undone.forEach(this::soon);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
