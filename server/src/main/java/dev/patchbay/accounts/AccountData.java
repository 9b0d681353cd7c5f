package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts keep about their people. Most of it goes with the account's row. */
@Component
class AccountData implements PersonalData {

    private final JdbcClient sql;
    private final Profiles profiles;
    private final Organizations organizations;
    private final SessionList sessions;
    private final PasskeyStore passkeys;
    private final PendingSignUps signUps;

    AccountData(
            JdbcClient sql,
            Profiles profiles,
            Organizations organizations,
            SessionList sessions,
            PasskeyStore passkeys,
            PendingSignUps signUps) {
        this.sql = sql;
        this.profiles = profiles;
        this.organizations = organizations;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.signUps = signUps;
    }

    @Override
    public String section() {
        return "account";
    }

    @Override
    public Object export(AccountId account) {
        return new Kept(
                MeController.Me.of(profiles.of(account)),
                organizations.ofAccount(account).stream()
                        .map(OrganizationBody::of)
                        .toList(),
                sessions.of(account),
                passkeys.of(account),
                knownDevices(account),
                replacedEmails(account));
    }

    @Override
    public void erase(AccountId account) {
        signUps.forget(profiles.of(account).account().email());
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

    /**
     * The section.
     *
     * @param knownDevices when each browser that is recognized again was seen last
     */
    record Kept(
            MeController.Me profile,
            List<OrganizationBody> organizations,
            List<SessionDetails> sessions,
            List<Passkey> passkeys,
            List<Instant> knownDevices,
            List<ReplacedEmail> replacedEmails) {}

    record ReplacedEmail(String email, Instant canBeTakenBackUntil) {}
}
