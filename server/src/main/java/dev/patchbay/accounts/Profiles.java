package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.platform.Languages;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people see and change of their own accounts. */
@Component
class Profiles {

    private final JdbcClient sql;
    private final Accounts accounts;
    private final EmailChanges emails;
    private final Audit audit;

    Profiles(JdbcClient sql, Accounts accounts, EmailChanges emails, Audit audit) {
        this.sql = sql;
        this.accounts = accounts;
        this.emails = emails;
        this.audit = audit;
    }

    /**
     * A person's own account.
     *
     * @param pendingEmail the address that is to replace the present one, once it is confirmed
     */
    record Profile(
            Account account, Instant createdAt, boolean hasPassword, int passkeys, Optional<String> pendingEmail) {}

    Profile of(AccountId id) {
        Account account = accounts.find(id).orElseThrow(NotFound::account);
        return sql.sql("""
                        select a.created_at, a.password is not null as has_password,
                               (select count(*) from accounts.passkey p where p.account_id = a.id) as passkeys
                          from accounts.account a where a.id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new Profile(
                        account,
                        row.getTimestamp("created_at").toInstant(),
                        row.getBoolean("has_password"),
                        row.getInt("passkeys"),
                        emails.pending(id)))
                .single();
    }

    /** Changes what is given; null leaves it as it is. */
    @Transactional
    void change(AccountId id, @Nullable String name, @Nullable String language) {
        Account before = accounts.lock(id).orElseThrow(NotFound::account);
        var mistakes = new InvalidRequest();
        if (name != null) {
            mistakes.text("/name", name.strip(), Accounts.NAME_MAXIMUM);
        }
        Optional<Locale> locale = language == null ? Optional.empty() : locale(language, mistakes);
        mistakes.orThrow();
        sql.sql("update accounts.account set name = :name, locale = coalesce(:locale, locale) where id = :id")
                .param("name", name == null ? before.name() : name.strip())
                .param("locale", locale.map(Locale::toLanguageTag).orElse(null))
                .param("id", id.value())
                .update();
        audit.record(new AuditEntry(id, null, "profile.changed", id.toString(), Map.of()));
    }

    /** One of the languages that Patchbay speaks, or a mistake noted at {@code /locale}. */
    static Optional<Locale> locale(String tag, InvalidRequest mistakes) {
        Optional<Locale> found = Languages.find(tag);
        if (found.isEmpty()) {
            mistakes.error("/locale", "unknown-language", "Patchbay does not speak this language. It knows en and de.");
        }
        return found;
    }
}
