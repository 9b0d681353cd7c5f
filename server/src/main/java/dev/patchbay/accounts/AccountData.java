package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts keep about their people. Most of it goes with the account's row. */
@Component
class AccountData implements PersonalData {

    private final JdbcClient sql;
    private final Profiles profiles;
    private final Organizations organizations;
    private final PendingSignUps signUps;

    AccountData(JdbcClient sql, Profiles profiles, Organizations organizations, PendingSignUps signUps) {
        this.sql = sql;
        this.profiles = profiles;
        this.organizations = organizations;
        this.signUps = signUps;
    }

    @Override
    public String section() {
        return "account";
    }

    @Override
    public Object export(AccountId account) {
        return Map.of(
                "profile", MeController.Me.of(profiles.of(account)),
                "organizations",
                        organizations.ofAccount(account).stream()
                                .map(OrganizationBody::of)
                                .toList(),
                "sessions", sessions(account),
                "knownDevices", knownDevices(account),
                "replacedEmails", replacedEmails(account));
    }

    @Override
    public void erase(AccountId account) {
        signUps.forget(profiles.of(account).account().email());
    }

    private List<OpenSession> sessions(AccountId account) {
        return sql.sql("""
                        select signed_in_at, touched_at, method, address, browser, device
                          from accounts.session where account_id = :account order by signed_in_at
                        """)
                .param("account", account.value())
                .query((row, number) -> new OpenSession(
                        row.getTimestamp("signed_in_at").toInstant(),
                        row.getTimestamp("touched_at").toInstant(),
                        row.getString("method"),
                        row.getString("address"),
                        row.getString("browser"),
                        row.getString("device")))
                .list();
    }

    /** Only hashes are kept: all that can be said is when. */
    private List<Instant> knownDevices(AccountId account) {
        return sql.sql("select seen_at from accounts.known_device where account_id = :account order by seen_at")
                .param("account", account.value())
                .query((row, number) -> row.getTimestamp("seen_at").toInstant())
                .list();
    }

    private List<ReplacedEmail> replacedEmails(AccountId account) {
        return sql.sql(
                        "select email, expires_at from accounts.email_undo where account_id = :account order by expires_at")
                .param("account", account.value())
                .query((row, number) -> new ReplacedEmail(
                        row.getString("email"), row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    record OpenSession(
            Instant signedInAt,
            Instant lastSeenAt,
            String signedInBy,
            @Nullable String address,
            @Nullable String browser,
            @Nullable String device) {}

    record ReplacedEmail(String email, Instant canBeTakenBackUntil) {}
}
