package dev.patchbay.broker;

import dev.patchbay.kernel.Slug;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who has topics. That somebody has them is believed for two seconds; that somebody has none is asked each time. */
final class Holders {

    private static final long BELIEVED = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 10_000;

    private final ClientRows rows;
    private final Map<Slug, Long> askedAt = new ConcurrentHashMap<>();

    Holders(ClientRows rows) {
        this.rows = rows;
    }

    Set<Slug> among(Collection<Slug> integrations) {
        long now = System.nanoTime();
        Set<Slug> having = new HashSet<>();
        Set<Slug> unsure = new HashSet<>();
        for (Slug integration : integrations) {
            Long asked = askedAt.get(integration);
            (asked != null && now - asked < BELIEVED ? having : unsure).add(integration);
        }
        if (!unsure.isEmpty()) {
            Set<Slug> found = rows.having(unsure);
            if (askedAt.size() > MOST) {
                askedAt.clear();
            }
            unsure.forEach(askedAt::remove);
            found.forEach(integration -> askedAt.put(integration, now));
            having.addAll(found);
        }
        return having;
    }
}
