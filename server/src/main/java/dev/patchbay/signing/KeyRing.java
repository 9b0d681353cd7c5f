package dev.patchbay.signing;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The keys of one purpose, one or more algorithms, on this node. A key's life needs no word between nodes: it is published when
 * it is made, signs from a moment that lies in the future of every node, and is published on until nothing that it signed is of
 * use. Each node reads the table twice a minute.
 */
public final class KeyRing<K> {

    /** Well below the shortest time between a key's publication and its first signature. */
    static final Duration READ_AGAIN = Duration.ofSeconds(30);

    /** How often a key that nobody knows may cause a reading, and how soon one that failed is tried again. */
    private static final Duration READ_FOR_UNKNOWN = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    private final RingPlan<K> plan;
    private final KeyStore store;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final Trouble trouble = new Trouble();
    private volatile @Nullable Snapshot<K> snapshot;
    private volatile Instant failedAt = Instant.EPOCH;

    KeyRing(RingPlan<K> plan, KeyStore store, Clock clock) {
        this.plan = plan;
        this.store = store;
        this.clock = clock;
    }

    /** The key that signs now; the very first one signs at once, whatever a node's clock says. */
    public K signing(String algorithm) {
        List<Entry<K>> keys = current().keys().stream()
                .filter(key -> key.row().algorithm().equals(algorithm))
                .toList();
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> key.row().signsBy(now))
                .findFirst()
                .orElseGet(keys::getLast)
                .value();
    }

    /** What others verify with: keys that sign, that will, and whose signatures are still of use; the newest first. */
    public List<K> published() {
        Instant now = clock.instant();
        return current().keys().stream()
                .filter(key -> !key.row().replacedBefore(now.minus(plan.lives())))
                .map(Entry::value)
                .toList();
    }

    /** A key by its id, also one that is published no more but remembered. */
    public Optional<K> find(String id) {
        Snapshot<K> known = current();
        Optional<K> found = known.find(id);
        if (found.isEmpty() && known.olderThan(READ_FOR_UNKNOWN, clock.instant())) {
            return readAgain(known).find(id);
        }
        return found;
    }

    RingPlan<K> plan() {
        return plan;
    }

    void forget() {
        snapshot = null;
    }

    private Snapshot<K> current() {
        Snapshot<K> known = snapshot;
        if (known == null) {
            return first();
        }
        return known.olderThan(READ_AGAIN, clock.instant()) ? readAgain(known) : known;
    }

    private Snapshot<K> first() {
        reading.lock();
        try {
            Snapshot<K> known = snapshot;
            if (known == null) {
                known = read();
                snapshot = known;
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    /** One thread reads; the others, and a node whose database is away, go on with what they know. */
    private Snapshot<K> readAgain(Snapshot<K> known) {
        if (failedJustNow() || !reading.tryLock()) {
            return known;
        }
        try {
            Snapshot<K> newest = snapshot;
            if (newest != null && !newest.readAt().equals(known.readAt())) {
                return newest; // another thread has read since
            }
            Snapshot<K> fresh = read();
            snapshot = fresh;
            if (trouble.ends()) {
                log.info("The keys of {} are read again", plan.table());
            }
            return fresh;
        } catch (DataAccessException | TransactionException | ProblemException away) {
            failedAt = clock.instant();
            log.debug("The keys of {} could not be read", plan.table(), away);
            if (trouble.begins()) {
                log.warn(
                        "The keys of {} could not be read again; those known go on: {}",
                        plan.table(),
                        Trouble.inOneLine(away));
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    private boolean failedJustNow() {
        Duration since = Duration.between(failedAt, clock.instant());
        return !since.isNegative() && since.compareTo(READ_FOR_UNKNOWN) < 0;
    }

    private Snapshot<K> read() {
        Instant now = clock.instant();
        List<Entry<K>> keys = store.read(plan).stream()
                .map(row -> new Entry<>(row, plan.reader().apply(store.open(row, plan))))
                .toList();
        return new Snapshot<>(keys, now);
    }

    private record Entry<K>(KeyRow row, K value) {}

    /** The newest first. */
    private record Snapshot<K>(List<Entry<K>> keys, Instant readAt) {

        Optional<K> find(String id) {
            return keys.stream()
                    .filter(key -> key.row().id().equals(id))
                    .map(Entry::value)
                    .findFirst();
        }

        boolean olderThan(Duration age, Instant now) {
            return readAt.plus(age).isBefore(now) || readAt.isAfter(now);
        }
    }
}
