package dev.patchbay.grants;

import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What this node has read of the revocations. The table is the truth. A reading begins at the oldest transaction that the one
 * before could not see the end of, so that a late commit is never passed over, however long it took. A node that has not
 * read for too long refuses every token: it cannot know which of them still live.
 */
@Component
class RevocationFeed {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final GrantsSettings settings;
    private final RevocationCache cache = new RevocationCache();

    private volatile Instant lastRead = Instant.EPOCH;
    private Instant swept = Instant.EPOCH;
    private String next = "0";

    RevocationFeed(JdbcClient jdbc, Clock clock, GrantsSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Reads once. Only one thread at a time. */
    synchronized void read() {
        Instant started = clock.instant();
        var found = new ArrayList<Revocation>();
        // Transactions from the snapshot's xmin on may be unseen by this reading: the next one begins there.
        jdbc.sql("""
                        select reading.next, revocation.*
                        from (select pg_snapshot_xmin(pg_current_snapshot())::text as next) reading
                        left join grants.revocation on revocation.transaction >= cast(:from as xid8)
                        """).param("from", next).query(row -> {
            next = row.getString("next");
            if (row.getString("kind") != null) {
                found.add(Revocation.read(row));
            }
        });
        cache.add(found);
        if (started.isAfter(swept.plus(SWEEP))) {
            cache.forgetBefore(started.minus(settings.keep()));
            swept = started;
        }
        lastRead = started;
    }

    /**
     * Whether a token is dead, as far as this node has read, which is at most the deadline ago.
     *
     * @throws ProblemException {@code revocations-unavailable} when it has not read for longer, or cannot hold what it read
     */
    boolean isRevoked(TokenFacts token) {
        if (age().compareTo(settings.feedDeadline()) > 0 || cache.size() > settings.feedCapacity()) {
            throw new ProblemException(
                    GrantsProblem.REVOCATIONS_UNAVAILABLE,
                    "The list of revoked tokens could not be read. Nothing was done; try again in a few seconds.",
                    Map.of(ProblemException.RETRY_AFTER, 5));
        }
        return cache.reaches(token);
    }

    /** How long ago the last reading began; very long before the first. */
    Duration age() {
        return Duration.between(lastRead, clock.instant());
    }

    int size() {
        return cache.size();
    }
}
