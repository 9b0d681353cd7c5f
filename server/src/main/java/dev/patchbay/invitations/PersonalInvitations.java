package dev.patchbay.invitations;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations that somebody sent, got or accepted. */
@Component
class PersonalInvitations implements PersonalData {

    private final JdbcClient sql;
    private final Accounts accounts;

    PersonalInvitations(JdbcClient sql, Accounts accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    @Override
    public String section() {
        return "invitations";
    }

    @Override
    public Object export(AccountId account) {
        return sql.sql("""
                        select organization_id, email, role, sent_at, invited_by = :account as by_me
                          from invitations.invitation
                         where invited_by = :account or accepted_by = :account or email = :email
                         order by id
                        """)
                .param("account", account.value())
                .param("email", emailOf(account))
                .query((row, number) -> new Kept(
                        row.getString("organization_id"),
                        row.getString("email"),
                        row.getString("role"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getBoolean("by_me")))
                .list();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("""
                        delete from invitations.invitation
                         where invited_by = :account or accepted_by = :account or email = :email
                        """)
                .param("account", account.value())
                .param("email", emailOf(account))
                .update();
    }

    private String emailOf(AccountId account) {
        return accounts.find(account).map(Account::email).orElse("");
    }

    record Kept(String organizationId, String email, String role, Instant sentAt, boolean sentByMe) {}
}
