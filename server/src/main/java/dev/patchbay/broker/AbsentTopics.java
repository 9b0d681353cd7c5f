package dev.patchbay.broker;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** Topics that were not there a moment ago: who writes to one that is missing waits for it, and the next need not wait again. */
final class AbsentTopics {

    /** So late one is found that was made in the meantime. */
    private static final long REMEMBERED = Duration.ofSeconds(2).toNanos();

    private static final int MOST = 10_000;

    private final ConcurrentHashMap<String, Long> missedAt = new ConcurrentHashMap<>();

    void missed(String topic) {
        if (missedAt.size() >= MOST) {
            missedAt.clear();
        }
        missedAt.put(topic, System.nanoTime());
    }

    void found(String topic) {
        missedAt.remove(topic);
    }

    boolean contains(String topic) {
        Long at = missedAt.get(topic);
        return at != null && System.nanoTime() - at < REMEMBERED;
    }
}
