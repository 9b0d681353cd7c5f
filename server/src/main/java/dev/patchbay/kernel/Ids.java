package dev.patchbay.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Source of new ids and of random text, on an injected clock. */
public final class Ids {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /**
     * A UUID of version 7 (RFC 9562 §5.7): milliseconds, then the fraction of the millisecond in the 12 bits of
     * {@code rand_a} (§6.2 method 3), then 62 random bits. Ids made one after another sort nearly in that order.
     */
    public UUID next() {
        Instant now = clock.instant();
        long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        long fraction = (nanos % NANOS_PER_MILLI) * 4096 / NANOS_PER_MILLI;
        long high = ((nanos / NANOS_PER_MILLI) << 16) | 0x7000 | fraction;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Unguessable text of the given number of random bytes, base64url without padding; 32 bytes make 43 characters. */
    public String token(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
