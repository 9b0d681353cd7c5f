package dev.patchbay.grants;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The revocations that a node knows of. One thread writes, all read. */
final class RevocationCache {

    private final ConcurrentHashMap<Revocation.Key, Revocation> known = new ConcurrentHashMap<>();

    void add(List<Revocation> revocations) {
        for (Revocation revocation : revocations) {
            known.merge(revocation.key(), revocation, Revocation::and);
        }
    }

    /** Forgets what is too old for any token to be still alive. */
    void forgetBefore(Instant moment) {
        known.values().removeIf(revocation -> revocation.at().isBefore(moment));
    }

    int size() {
        return known.size();
    }

    boolean reaches(TokenFacts token) {
        for (Revocation.Key key : Revocation.Key.of(token)) {
            Revocation revocation = known.get(key);
            if (revocation != null && revocation.reaches(token)) {
                return true;
            }
        }
        return false;
    }
}
