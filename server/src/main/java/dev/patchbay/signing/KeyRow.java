package dev.patchbay.signing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key, still sealed.
 *
 * @param replacedAt when the next key of its algorithm began, or will begin, to sign
 */
record KeyRow(
        String id,
        String algorithm,
        Sealed sealed,
        Instant signsFrom,
        @Nullable Instant replacedAt) {

    boolean signsBy(Instant now) {
        return !signsFrom.isAfter(now);
    }

    boolean replacedBefore(Instant moment) {
        return replacedAt != null && replacedAt.isBefore(moment);
    }

    /** The sealed bytes; not a record, since arrays have no value equality. */
    static final class Sealed {

        private final byte[] bytes;

        Sealed(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
