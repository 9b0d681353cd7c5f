package dev.patchbay.accounts;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.limits.CpuPool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Password hashes: Argon2id with one lane and as much work as {@link PasswordWork} says. At most four are in hand at once,
 * on threads for computing, because a virtual thread that computes stalls the others; whoever finds no place within two
 * seconds is sent away.
 */
@Component
class Passwords {

    static final int MINIMUM = 10;
    static final int MAXIMUM = 256;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 4;
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder encoder;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final CpuPool cpu;
    private final Counter computed;
    private final String nobodysHash;

    Passwords(CpuPool cpu, MeterRegistry meters, PasswordWork work) {
        this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, work.lanes(), work.kibibytes(), work.passes());
        this.nobodysHash = String.valueOf(encoder.encode("nobody has this password"));
        this.cpu = cpu;
        this.computed = Counter.builder("patchbay.passwords.computed")
                .description("password hashes that were made or compared")
                .register(meters);
    }

    /**
     * Notes in {@code mistakes} why this text will not do as a new password.
     *
     * @param person what is known of whoever chooses it: such as the name, which everybody would try
     */
    static void check(@Nullable String password, String pointer, List<String> person, InvalidRequest mistakes) {
        if (password == null || password.isBlank()) {
            mistakes.error(pointer, "needed", "This is needed.");
        } else if (password.codePointCount(0, password.length()) < MINIMUM) {
            mistakes.error(pointer, "too-short", "At least " + MINIMUM + " characters.");
        } else if (password.length() > MAXIMUM) {
            mistakes.error(pointer, "too-long", "At most " + MAXIMUM + " characters.");
        } else if (CommonPasswords.include(password)) {
            mistakes.error(pointer, "common", "This one is among the first that others would try. Choose another.");
        } else if (person.stream().anyMatch(password.strip()::equalsIgnoreCase)) {
            mistakes.error(
                    pointer, "personal", "Not your name or e-mail address: they are the first that others would try.");
        }
    }

    String hash(Secret password) {
        return String.valueOf(compute(() -> encoder.encode(normal(password))));
    }

    /** Compares; takes as long for an account that does not exist, whose hash is null. */
    boolean matches(Secret password, @Nullable String hash) {
        boolean same = compute(() -> encoder.matches(normal(password), hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    private <T> T compute(Callable<T> work) {
        boolean admitted = false;
        try {
            admitted =
                    places.getQueueLength() < WAITING && places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!admitted) {
                throw new ProblemException(
                        AccountsProblem.SIGN_IN_BUSY,
                        "Nothing was changed. Try again in a few seconds.",
                        Map.of(ProblemException.RETRY_AFTER, 3));
            }
            computed.increment();
            return cpu.call(work, DEADLINE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a password was computed", stopped);
        } finally {
            if (admitted) {
                places.release();
            }
        }
    }

    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
    }
}
