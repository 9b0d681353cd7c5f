package dev.patchbay.accounts;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way in for those who forgot their password: a link that works once, for half an hour, and dies with any newer one or
 * with the password. Whoever asks waits for the same work whether or not there is an account: the rest is a job.
 */
@Component
public class PasswordResets implements JobHandler {

    private static final String KIND = "accounts.password-reset";
    private static final String EMAIL = "email";
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final AccountPasswords accountPasswords;
    private final AccountLetters letters;
    private final LinkThrottle throttle;
    private final SignInThrottle signIns;
    private final SessionList sessions;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final LinksSettings settings;
    private final Ids ids;
    private final Clock clock;

    PasswordResets(
            JdbcClient sql,
            Accounts accounts,
            AccountPasswords accountPasswords,
            AccountLetters letters,
            LinkThrottle throttle,
            SignInThrottle signIns,
            SessionList sessions,
            Jobs jobs,
            TransactionTemplate transaction,
            LinksSettings settings,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.accountPasswords = accountPasswords;
        this.letters = letters;
        this.throttle = throttle;
        this.signIns = signIns;
        this.sessions = sessions;
        this.jobs = jobs;
        this.transaction = transaction;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets the link be mailed, if somebody has this address.
     *
     * @throws ProblemException {@code invalid-request} for what is no address; {@code too-many-requests};
     *     {@code mail-not-configured}
     */
    public void ask(String email, String remoteAddress) {
        letters.requireConfigured();
        var mistakes = new InvalidRequest();
        Optional<EmailAddress> address = EmailAddress.parse(email, "/email", mistakes);
        mistakes.orThrow();
        throttle.letterFrom(remoteAddress);
        throttle.letterTo("password-reset", address.orElseThrow());
        String to = address.orElseThrow().value();
        jobs.schedule(new JobRequest(KIND, Sha256.hex(to), KIND, Map.of(EMAIL, to), null));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        String email = String.valueOf(job.payload().get(EMAIL));
        transaction.executeWithoutResult(status -> accounts.findByEmail(email)
                .flatMap(account -> accounts.lock(account.id()))
                .filter(account -> account.email().equals(email))
                .ifPresent(account -> letters.passwordReset(account, issue(account.id()))));
        return JobOutcome.DONE;
    }

    private Secret issue(AccountId account) {
        String token = ids.token(TOKEN_BYTES);
        sql.sql("""
                        insert into accounts.password_reset (account_id, token_hash, expires_at)
                        values (:account, :token, :expires)
                        on conflict (account_id) do update
                            set token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                .param("account", account.value())
                .param("token", Sha256.of(token))
                .param("expires", Timestamp.from(clock.instant().plus(settings.passwordResetLife())))
                .update();
        return Secret.of(token);
    }

    /** Whether the link would give a new password now. */
    public boolean valid(Secret token, String remoteAddress) {
        throttle.guess(remoteAddress);
        boolean found = find(token).isPresent();
        if (found) {
            throttle.right(remoteAddress);
        }
        return found;
    }

    /**
     * Gives the person a new password. All sessions end, waiting after wrong passwords too, and the address is confirmed.
     *
     * @throws ProblemException {@code link-expired}; {@code invalid-request}, after which the link still works;
     *     {@code too-many-requests}; {@code sign-in-busy}
     */
    public void use(Secret token, Secret password, String remoteAddress) {
        throttle.guess(remoteAddress);
        Account account = find(token).flatMap(accounts::find).orElseThrow(AccountsProblem::linkExpired);
        throttle.right(remoteAddress);
        String hash = accountPasswords.hash(account, password);
        transaction.executeWithoutResult(status -> {
            boolean spent = accounts.lock(account.id()).isPresent() && spend(token);
            if (!spent) {
                throw AccountsProblem.linkExpired();
            }
            sql.sql(
                            "update accounts.account set email_confirmed_at = coalesce(email_confirmed_at, :now) where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", account.id().value())
                    .update();
            accountPasswords.replace(account.id(), hash, "password.reset");
            sessions.endAll(account.id());
            signIns.forgive(account.email());
        });
    }

    private boolean spend(Secret token) {
        return sql.sql("delete from accounts.password_reset where token_hash = :token")
                        .param("token", Sha256.of(token.reveal()))
                        .update()
                == 1;
    }

    private Optional<AccountId> find(Secret token) {
        return sql.sql("select account_id from accounts.password_reset where token_hash = :token and expires_at > :now")
                .param("token", Sha256.of(token.reveal()))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }
}
