package dev.patchbay.limits;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts attempts exactly, over all nodes and restarts, in a row per bucket that is locked while it is counted. Bucket4j would
 * keep the same row, but knows no waits that grow.
 */
@Component
public class Throttle {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Throttle(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is said to an attempt. */
    public sealed interface Answer {}

    /** Go on; the attempt is counted. */
    public record Allowed() implements Answer {}

    /** No; the attempt is not counted, so that asking again does not prolong the wait. */
    public record Wait(Duration remaining) implements Answer {}

    /**
     * Takes an attempt, whatever comes of it.
     *
     * @param bucket what is counted, such as {@code sign-in:account:jane@example.com}; only its hash is kept
     * @throws IllegalStateException inside a transaction: rolled back, it would give the attempt back
     */
    public Answer take(String bucket, Allowance allowance) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An attempt must be counted outside a transaction that may roll back");
        }
        byte[] key = Sha256.of(bucket);
        return Objects.requireNonNull(transaction.execute(status -> take(key, allowance)));
    }

    /**
     * Takes an attempt, or refuses it.
     *
     * @throws ProblemException {@code too-many-requests}, with the seconds to wait
     * @throws IllegalStateException inside a transaction
     */
    public void demand(String bucket, Allowance allowance) {
        if (take(bucket, allowance) instanceof Wait(Duration remaining)) {
            long seconds = remaining.toSeconds() + 1;
            throw new ProblemException(
                    LimitsProblem.TOO_MANY_REQUESTS,
                    "Nothing was changed. Try again in " + seconds + (seconds == 1 ? " second." : " seconds."),
                    Map.of(ProblemException.RETRY_AFTER, seconds));
        }
    }

    private Answer take(byte[] key, Allowance allowance) {
        Attempts known = lock(key);
        Instant now = clock.instant();
        if (known.usedUp(allowance, now)) {
            return new Wait(Duration.between(now, known.until()));
        }
        Attempts counted = known.oneMore(allowance, now);
        jdbc.sql("""
                        update limits.attempts
                        set taken = :taken, until = :until, exhaustions = :exhaustions, forget_at = :forgetAt
                        where bucket = :bucket
                        """)
                .param("bucket", key)
                .param("taken", counted.taken())
                .param("until", counted.until().atOffset(ZoneOffset.UTC))
                .param("exhaustions", counted.exhaustions())
                .param("forgetAt", counted.forgetAt(allowance).atOffset(ZoneOffset.UTC))
                .update();
        return new Allowed();
    }

    /** Forgets the attempts of a bucket, as after one that succeeded. */
    public void forget(String bucket) {
        jdbc.sql("delete from limits.attempts where bucket = :bucket")
                .param("bucket", Sha256.of(bucket))
                .update();
    }

    /** Forgets counts that no longer matter. */
    void forgetOld() {
        jdbc.sql("delete from limits.attempts where forget_at <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Gives one attempt back, because it turned out well; what others tried stays counted. */
    public void giveBack(String bucket) {
        jdbc.sql("update limits.attempts set taken = taken - 1 where bucket = :bucket and taken > 0")
                .param("bucket", Sha256.of(bucket))
                .update();
    }

    /** Inserts or locks: either way nobody else counts in this bucket until the end of the transaction. */
    private Attempts lock(byte[] key) {
        return jdbc.sql("""
                        insert into limits.attempts as known (bucket, taken, until, exhaustions, forget_at)
                        values (:bucket, :taken, :until, :exhaustions, :until)
                        on conflict (bucket) do update set taken = known.taken
                        returning taken, until, exhaustions
                        """)
                .param("bucket", key)
                .param("taken", Attempts.NONE.taken())
                .param("until", Attempts.NONE.until().atOffset(ZoneOffset.UTC))
                .param("exhaustions", Attempts.NONE.exhaustions())
                .query((row, index) -> new Attempts(
                        row.getInt("taken"),
                        row.getObject("until", OffsetDateTime.class).toInstant(),
                        row.getInt("exhaustions")))
                .single();
    }
}
