package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.mail.Mails;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** To which addresses of a person letters went, for the mail, which knows no people. */
@Component
class LetterData implements PersonalData {

    private final JdbcClient sql;
    private final Mails mails;

    LetterData(JdbcClient sql, Mails mails) {
        this.sql = sql;
        this.mails = mails;
    }

    @Override
    public String section() {
        return "letters";
    }

    @Override
    public Object export(AccountId account) {
        return addresses(account).stream()
                .flatMap(address -> mails.sentTo(address).stream())
                .toList();
    }

    @Override
    public void erase(AccountId account) {
        addresses(account).forEach(mails::forget);
    }

    /** The person's own, the one that is to replace it, and the replaced ones that can still be taken back. */
    private List<String> addresses(AccountId account) {
        return sql.sql("""
                        select email from accounts.account where id = :id
                        union select email from accounts.email_change where account_id = :id
                        union select email from accounts.email_undo where account_id = :id
                        order by email
                        """)
                .param("id", account.value())
                .query((row, number) -> row.getString("email"))
                .list();
    }
}
