package dev.patchbay.oidc;

import dev.patchbay.grants.Revocations;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes and refresh tokens, of which only SHA-256 is kept. Each is spent by one conditional update, so that of any number
 * who present it at once one wins; spent ones are remembered, so that a second use is recognized and ends the family.
 */
@Component
class Authorizations {

    private static final int BYTES = 32;

    private final JdbcClient sql;
    private final Revocations revocations;
    private final OidcSettings settings;
    private final Ids ids;
    private final Clock clock;

    Authorizations(JdbcClient sql, Revocations revocations, OidcSettings settings, Ids ids, Clock clock) {
        this.sql = sql;
        this.revocations = revocations;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    UUID nextId() {
        return ids.next();
    }

    /** Keeps the authorization and gives out its code. */
    Secret issueCode(Authorization authorization) {
        String code = ids.token(BYTES);
        Instant now = clock.instant();
        sql.sql("""
                        insert into oidc.authorization
                          (id, client_id, account_id, session_id, scopes, redirect_uri, launch, code_challenge, nonce,
                           authenticated_at, code_hash, code_expires_at, expires_at, created_at, last_used_at)
                        values (:id, :client, :account, :session, :scopes, :redirectUri, :launch, :challenge, :nonce,
                           :authenticatedAt, :hash, :codeExpires, :expires, :now, :now)
                        """)
                .param("id", authorization.id())
                .param("client", authorization.clientId())
                .param("account", authorization.account().value())
                .param("session", authorization.session().value())
                .param("scopes", authorization.scopes().toArray(String[]::new))
                .param("redirectUri", authorization.redirectUri())
                .param("launch", authorization.launch())
                .param("challenge", authorization.codeChallenge())
                .param("nonce", authorization.nonce())
                .param("authenticatedAt", Timestamp.from(authorization.authenticatedAt()))
                .param("hash", Sha256.of(code))
                .param("now", Timestamp.from(now))
                .param("codeExpires", Timestamp.from(now.plus(settings.codeLife())))
                .param("expires", Timestamp.from(now.plus(settings.refreshTokenLife())))
                .update();
        return Secret.of(code);
    }

    /** What the code or refresh token stands for, also when it is spent or expired. */
    Optional<Presented> findByCode(Secret code) {
        return sql.sql("""
                        select a.*, code_spent_at is not null as spent, code_expires_at as until
                          from oidc.authorization a where code_hash = :hash
                        """)
                .param("hash", Sha256.of(code.reveal()))
                .query(Presented::of)
                .optional();
    }

    Optional<Presented> findByRefreshToken(Secret token) {
        return sql.sql("""
                        select a.*, r.spent_at is not null as spent, r.expires_at as until
                          from oidc.refresh_token r join oidc.authorization a on a.id = r.authorization_id
                         where r.hash = :hash
                        """)
                .param("hash", Sha256.of(token.reveal()))
                .query(Presented::of)
                .optional();
    }

    /** Spends the code; false when somebody was faster. */
    boolean spendCode(Secret code) {
        return sql.sql("""
                        update oidc.authorization set code_spent_at = :now
                         where code_hash = :hash and code_spent_at is null
                        """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("hash", Sha256.of(code.reveal()))
                        .update()
                == 1;
    }

    /** Spends the refresh token; false when somebody was faster. */
    boolean spendRefreshToken(Secret token) {
        return sql.sql("update oidc.refresh_token set spent_at = :now where hash = :hash and spent_at is null")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("hash", Sha256.of(token.reveal()))
                        .update()
                == 1;
    }

    /** A new refresh token of the family. */
    @Transactional
    public Secret issueRefreshToken(UUID authorization) {
        String token = ids.token(BYTES);
        Timestamp expires = Timestamp.from(clock.instant().plus(settings.refreshTokenLife()));
        sql.sql("insert into oidc.refresh_token (hash, authorization_id, expires_at) values (:hash, :id, :expires)")
                .param("hash", Sha256.of(token))
                .param("id", authorization)
                .param("expires", expires)
                .update();
        sql.sql("update oidc.authorization set expires_at = :expires, last_used_at = :now where id = :id")
                .param("expires", expires)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", authorization)
                .update();
        return Secret.of(token);
    }

    /** Ends the family: its refresh tokens are refused and its access tokens are dead; false if it had none or was ended. */
    @Transactional
    public boolean end(UUID authorization) {
        int ended = sql.sql("update oidc.authorization set ended_at = :now where id = :id and ended_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", authorization)
                .update();
        if (ended == 1) {
            revocations.familyEnded(authorization);
        }
        return ended == 1;
    }

    /** Whether the account came in through the client before. */
    boolean knows(String clientId, AccountId account) {
        return sql.sql("""
                        select exists (select 1 from oidc.authorization
                        where client_id = :client and account_id = :account and code_spent_at is not null)
                        """)
                .param("client", clientId)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** Forgets families of which nothing can be alive. */
    int forgetExpired() {
        Timestamp now = Timestamp.from(clock.instant());
        sql.sql("delete from oidc.launch_request where expires_at <= :now")
                .param("now", now)
                .update();
        return sql.sql("delete from oidc.authorization where expires_at <= :now")
                .param("now", now)
                .update();
    }

    /**
     * A code or refresh token that somebody presented.
     *
     * @param ended whether its whole family has ended
     */
    record Presented(Authorization authorization, boolean spent, boolean ended, Instant expiresAt) {

        private static Presented of(ResultSet row, int number) throws SQLException {
            var authorization = new Authorization(
                    row.getObject("id", UUID.class),
                    row.getString("client_id"),
                    new AccountId(row.getObject("account_id", UUID.class)),
                    new SessionId(row.getObject("session_id", UUID.class)),
                    Set.of((String[]) row.getArray("scopes").getArray()),
                    row.getString("redirect_uri"),
                    row.getBoolean("launch"),
                    row.getString("code_challenge"),
                    row.getString("nonce"),
                    row.getTimestamp("authenticated_at").toInstant());
            return new Presented(
                    authorization,
                    row.getBoolean("spent"),
                    row.getTimestamp("ended_at") != null,
                    row.getTimestamp("until").toInstant());
        }
    }
}
