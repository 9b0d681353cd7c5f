package dev.patchbay.signing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All rings of keys, which are replaced together. */
@Component
public class KeyRings {

    private final List<KeyRing<?>> rings = new CopyOnWriteArrayList<>();
    private final KeyStore store;
    private final SigningSettings settings;
    private final Clock clock;

    KeyRings(KeyStore store, SigningSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** A ring for a module that signs; it is read when it is first used. */
    public <K> KeyRing<K> open(RingPlan<K> plan) {
        var ring = new KeyRing<>(plan, store, clock);
        rings.add(ring);
        return ring;
    }

    /**
     * Makes the next keys, which are published at once and sign later. What is on its way already stays.
     *
     * @return the keys that were made
     */
    public List<Planned> rotate() {
        return each(ring -> store.rotate(ring.plan(), Duration.ZERO, settings.publishBefore()));
    }

    /**
     * Makes new keys that sign at once and withdraws all others, because somebody else may have them. Whatever they signed is
     * refused from now on; other nodes follow within half a minute.
     */
    public List<Planned> replace() {
        return each(ring -> store.replace(ring.plan()));
    }

    /** Replaces keys that have signed for long enough, and forgets old ones. */
    void tend() {
        each(ring -> store.rotate(ring.plan(), settings.rotateAfter(), settings.publishBefore()));
        rings.forEach(ring -> store.forget(ring.plan()));
    }

    private List<Planned> each(Function<KeyRing<?>, List<Planned>> work) {
        return rings.stream()
                .flatMap(ring -> {
                    List<Planned> made = work.apply(ring);
                    afterCommit(ring::forget);
                    return made.stream();
                })
                .toList();
    }

    private static void afterCommit(Runnable work) {
        work.run();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    work.run();
                }
            });
        }
    }
}
