package dev.patchbay.accounts;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Challenges for authenticators: random, for one purpose of one session or browser, answered once within five minutes. */
@Component
class PasskeyChallenges {

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int BYTES = 32;

    private final JdbcClient sql;
    private final Ids ids;
    private final Clock clock;

    PasskeyChallenges(JdbcClient sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    enum Purpose {
        REGISTRATION,
        SIGN_IN,
        STEP_UP
    }

    /**
     * A challenge, base64url.
     *
     * @param holder the session, or the value of the cookie of a browser that has none
     */
    String issue(Purpose purpose, String holder) {
        String challenge = ids.token(BYTES);
        sql.sql("insert into accounts.passkey_challenge (hash, binding, expires_at) values (:hash, :binding, :expires)")
                .param("hash", Sha256.of(challenge))
                .param("binding", binding(purpose, holder))
                .param("expires", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return challenge;
    }

    /** Whether it was given to this holder for this purpose and can be answered still; it cannot a second time. */
    boolean spend(String challenge, Purpose purpose, String holder) {
        Instant now = clock.instant();
        return sql.sql("""
                                delete from accounts.passkey_challenge
                                 where hash = :hash and binding = :binding and expires_at > :now
                                """)
                        .param("hash", Sha256.of(challenge))
                        .param("binding", binding(purpose, holder))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void forgetExpired() {
        sql.sql("delete from accounts.passkey_challenge where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] binding(Purpose purpose, String holder) {
        return Sha256.of(purpose.name().toLowerCase(Locale.ROOT) + ":" + holder);
    }
}
