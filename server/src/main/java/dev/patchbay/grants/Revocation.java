package dev.patchbay.grants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code grants.revocation}.
 *
 * @param epoch of an installation: tokens of a lower one are dead
 * @param issuedUntil of an account's access: tokens issued up to then are dead
 */
record Revocation(Key key, long epoch, @Nullable Instant issuedUntil, Instant at) {

    /** What is revoked. */
    enum Kind {
        GRANT,
        INSTALLATION,
        CLIENT,
        SESSION,
        FAMILY,
        ACCESS
    }

    /** Whose tokens are meant. */
    record Key(Kind kind, String subject) {}

    boolean reaches(TokenFacts token) {
        return switch (key.kind()) {
            case GRANT, CLIENT, SESSION, FAMILY -> true;
            case INSTALLATION -> token.epoch() < epoch;
            case ACCESS -> issuedUntil == null || !token.issuedAt().isAfter(issuedUntil);
        };
    }

    /** Both in one: whatever either kills. */
    Revocation and(Revocation other) {
        Instant until = issuedUntil;
        if (other.issuedUntil != null && (until == null || other.issuedUntil.isAfter(until))) {
            until = other.issuedUntil;
        }
        return new Revocation(key, Math.max(epoch, other.epoch), until, at.isAfter(other.at) ? at : other.at);
    }
}
