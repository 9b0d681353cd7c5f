package dev.patchbay.notices;

import dev.patchbay.kernel.AccountId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which letters people chose to get. */
@Component
class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the person chose, by kind; what is missing was not chosen. */
    Map<NoticeKind, Boolean> chosenBy(AccountId account) {
        var chosen = new EnumMap<NoticeKind, Boolean>(NoticeKind.class);
        jdbc.sql("select kind, mail from notices.preference where account_id = :account")
                .param("account", account.value())
                .query((row, index) -> Map.entry(row.getString("kind"), row.getBoolean("mail")))
                .list()
                .forEach(choice ->
                        NoticeKind.find(choice.getKey()).ifPresent(kind -> chosen.put(kind, choice.getValue())));
        return chosen;
    }

    boolean wantsMail(AccountId account, NoticeKind kind) {
        return kind.locked() ? kind.mailedAtFirst() : chosenBy(account).getOrDefault(kind, kind.mailedAtFirst());
    }

    void choose(AccountId account, NoticeKind kind, boolean mail) {
        jdbc.sql("""
                        insert into notices.preference (account_id, kind, mail) values (:account, :kind, :mail)
                        on conflict (account_id, kind) do update set mail = excluded.mail
                        """)
                .param("account", account.value())
                .param("kind", kind.word())
                .param("mail", mail)
                .update();
    }

    void eraseOf(AccountId account) {
        jdbc.sql("delete from notices.preference where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
