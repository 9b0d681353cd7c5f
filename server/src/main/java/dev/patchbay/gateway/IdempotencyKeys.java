package dev.patchbay.gateway;

import dev.patchbay.kernel.AccountId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Idempotency keys and what was answered under them; kept for a day. */
@Component
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    /** A claim of a request that never ended (its node died) can be taken over after this. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ClaimOutcome claim(Claim claim) {
        Instant now = clock.instant();
        int claimed = jdbc.sql("""
                        insert into gateway.idempotency_key as k (account_id, key_hash, request_hash, claimed_at)
                        values (:account, :key, :request, :now)
                        on conflict (account_id, key_hash) do update
                           set claimed_at = :now, request_hash = :request, status = null, content_type = null, body = null,
                               omitted = null
                         where k.claimed_at < :forgotten or (k.status is null and k.claimed_at < :abandoned)
                        """)
                .param("account", claim.account().value())
                .param("key", claim.key())
                .param("request", claim.request())
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(KEPT)))
                .param("abandoned", Timestamp.from(now.minus(LONGEST_REQUEST)))
                .update();
        return claimed == 1 ? new Claimed() : present(claim);
    }

    private ClaimOutcome present(Claim claim) {
        return jdbc.sql("""
                        select request_hash, status, content_type, body, omitted
                          from gateway.idempotency_key
                         where account_id = :account and key_hash = :key
                        """)
                .param("account", claim.account().value())
                .param("key", claim.key())
                .query((row, _) -> {
                    if (!claim.request().equals(row.getString("request_hash"))) {
                        return new OtherRequest();
                    }
                    int status = row.getInt("status");
                    return row.wasNull()
                            ? new InProgress()
                            : new Answered(
                                    status,
                                    row.getString("content_type"),
                                    row.getString("body"),
                                    row.getString("omitted"));
                })
                .optional()
                .orElseGet(InProgress::new);
    }

    void answered(Claim claim, Answered answer) {
        jdbc.sql("""
                        update gateway.idempotency_key
                           set status = :status, content_type = :contentType, body = :body, omitted = :omitted
                         where account_id = :account and key_hash = :key and request_hash = :request
                        """)
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("body", answer.body())
                .param("omitted", answer.omitted())
                .param("account", claim.account().value())
                .param("key", claim.key())
                .param("request", claim.request())
                .update();
    }

    void release(Claim claim) {
        jdbc.sql("""
                        delete from gateway.idempotency_key
                         where account_id = :account and key_hash = :key and request_hash = :request and status is null
                        """)
                .param("account", claim.account().value())
                .param("key", claim.key())
                .param("request", claim.request())
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from gateway.idempotency_key where claimed_at < :forgotten")
                .param("forgotten", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    /** A key as one account used it for one request. */
    record Claim(AccountId account, String key, String request) {}

    /** What a claim met. */
    sealed interface ClaimOutcome {}

    /** The request is to be done now. */
    record Claimed() implements ClaimOutcome {}

    /**
     * It was done; this was the answer.
     *
     * @param omitted members that were shown once and are not in the body
     */
    record Answered(
            int status,
            @Nullable String contentType,
            String body,
            @Nullable String omitted) implements ClaimOutcome {}

    /** It is being done. */
    record InProgress() implements ClaimOutcome {}

    /** The key belongs to another request. */
    record OtherRequest() implements ClaimOutcome {}
}
