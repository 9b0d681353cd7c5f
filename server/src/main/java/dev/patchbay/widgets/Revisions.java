package dev.patchbay.widgets;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.kernel.AccountId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code widgets.dashboard}: the order of changes of each dashboard. */
@Component
class Revisions {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    Revisions(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** @param moved that of the last change after which something stands elsewhere, is new or is gone */
    record Revision(long number, long moved) {

        static final Revision NONE = new Revision(0, 0);
    }

    Revision of(AccountId account) {
        return jdbc.sql("select revision, moved from widgets.dashboard where account_id = :account")
                .param("account", account.value())
                .query((row, number) -> new Revision(row.getLong("revision"), row.getLong("moved")))
                .optional()
                .orElse(Revision.NONE);
    }

    /**
     * Until the transaction ends nobody else changes this dashboard, nor is the account deleted; empty where nothing ever stood on it.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code not-found} when the account is gone already
     */
    Optional<Revision> lock(AccountId account) {
        // in the order in which a deletion locks them: neither waits for the other with what that waits for
        accounts.hold(account);
        return jdbc.sql("select revision, moved from widgets.dashboard where account_id = :account for update")
                .param("account", account.value())
                .query((row, number) -> new Revision(row.getLong("revision"), row.getLong("moved")))
                .optional();
    }

    /**
     * The same, where something may be put on it for the first time. The account is not deleted meanwhile.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code not-found} when the account is gone already
     */
    void begin(AccountId account) {
        accounts.hold(account);
        jdbc.sql("""
                        insert into widgets.dashboard (account_id, revision, moved) values (:account, 0, 0)
                        on conflict (account_id) do update set revision = dashboard.revision
                        """).param("account", account.value()).update();
    }

    /** Counts a change. */
    void raise(AccountId account, boolean moved) {
        jdbc.sql("""
                        update widgets.dashboard
                        set revision = revision + 1, moved = case when :moved then revision + 1 else moved end
                        where account_id = :account
                        """).param("moved", moved).param("account", account.value()).update();
    }

    void eraseOf(AccountId account) {
        jdbc.sql("delete from widgets.dashboard where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
