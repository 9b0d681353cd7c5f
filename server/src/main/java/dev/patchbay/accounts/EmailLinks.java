package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mailed links that confirm an address, and those that bring a replaced one back; only the SHA-256 of a link is kept. */
@Component
class EmailLinks {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final LinksSettings settings;
    private final Ids ids;
    private final Clock clock;

    EmailLinks(JdbcClient sql, LinksSettings settings, Ids ids, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** The way back to the address of an account. */
    record Undo(AccountId account, String email) {}

    /** A link that confirms the address; an older one of the account is dead from now on. */
    Secret change(AccountId account, String email) {
        String token = ids.token(TOKEN_BYTES);
        sql.sql("""
                        insert into accounts.email_change (account_id, token_hash, email, expires_at)
                        values (:account, :token, :email, :expires)
                        on conflict (account_id) do update
                            set token_hash = excluded.token_hash, email = excluded.email, expires_at = excluded.expires_at
                        """)
                .param("account", account.value())
                .param("token", Sha256.of(token))
                .param("email", email)
                .param("expires", Timestamp.from(clock.instant().plus(settings.emailLife())))
                .update();
        return Secret.of(token);
    }

    /** The address that the link would confirm for this account. */
    Optional<String> change(Secret token, AccountId account) {
        return sql.sql("""
                        select email from accounts.email_change
                         where token_hash = :token and account_id = :account and expires_at > :now
                        """)
                .param("token", Sha256.of(token.reveal()))
                .param("account", account.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** The address that is to replace the person's. */
    Optional<String> pendingChange(AccountId account) {
        return sql.sql("""
                        select c.email from accounts.email_change c join accounts.account a on a.id = c.account_id
                         where c.account_id = :id and c.expires_at > :now and c.email <> a.email
                        """)
                .param("id", account.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    void forgetChange(AccountId account) {
        forget("delete from accounts.email_change where account_id = :id", account);
    }

    /** A link that brings the account's present address back. */
    Secret undo(Account account) {
        String token = ids.token(TOKEN_BYTES);
        sql.sql("""
                        insert into accounts.email_undo (token_hash, account_id, email, expires_at)
                        values (:token, :account, :email, :expires)
                        """)
                .param("token", Sha256.of(token))
                .param("account", account.id().value())
                .param("email", account.email())
                .param("expires", Timestamp.from(clock.instant().plus(settings.emailUndoLife())))
                .update();
        return Secret.of(token);
    }

    Optional<Undo> undo(Secret token) {
        return sql.sql(
                        "select account_id, email from accounts.email_undo where token_hash = :token and expires_at > :now")
                .param("token", Sha256.of(token.reveal()))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new Undo(new AccountId(row.getObject("account_id", UUID.class)), row.getString("email")))
                .optional();
    }

    void forgetUndos(AccountId account) {
        forget("delete from accounts.email_undo where account_id = :id", account);
    }

    private void forget(String statement, AccountId account) {
        sql.sql(statement).param("id", account.value()).update();
    }
}
