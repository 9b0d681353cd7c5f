package dev.patchbay.accounts;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The link by which the first operator comes to be. It is printed where only somebody with access to the machine reads it,
 * works once, and not at all when there is an operator.
 */
@Component
public class SetUpLinks {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final Sessions sessions;
    private final EmailChanges emails;
    private final AccountsSettings settings;
    private final Ids ids;
    private final Clock clock;

    SetUpLinks(
            JdbcClient sql,
            TransactionTemplate transaction,
            Accounts accounts,
            Sessions sessions,
            EmailChanges emails,
            AccountsSettings settings,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.accounts = accounts;
        this.sessions = sessions;
        this.emails = emails;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** A fresh token, or nothing when there is an operator already. */
    Optional<Secret> issue() {
        if (accounts.anyOperator()) {
            return Optional.empty();
        }
        String token = ids.token(TOKEN_BYTES);
        Instant now = clock.instant();
        sql.sql("delete from accounts.setup_link where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
        sql.sql("insert into accounts.setup_link (token_hash, expires_at) values (:hash, :expires)")
                .param("hash", Sha256.of(token))
                .param("expires", Timestamp.from(now.plus(settings.setupLinkLife())))
                .update();
        return Optional.of(Secret.of(token));
    }

    /** Whether the token would make an operator now. */
    public boolean valid(Secret token) {
        boolean open = sql.sql("""
                        select exists (select from accounts.setup_link
                                        where token_hash = :hash and used_at is null and expires_at > :now)
                        """)
                .param("hash", Sha256.of(token.reveal()))
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
        return open && !accounts.anyOperator();
    }

    /**
     * Makes the first operator and signs this person in.
     *
     * @throws ProblemException {@code setup-link-expired}; {@code invalid-request}, after which the link still works
     */
    public SignIn.SignedIn use(Secret token, String name, String email, Secret password, SignedInBy by) {
        if (!valid(token)) {
            throw expired();
        }
        var operator = accounts.prepare(new NewAccount(email, false, name, password, Set.of(PlatformRole.OPERATOR)));
        return transaction.execute(status -> {
            // Two first operators at once wait here for one another.
            sql.sql("lock table accounts.setup_link in exclusive mode").update();
            if (!valid(token)) {
                throw expired();
            }
            sql.sql("update accounts.setup_link set used_at = :now where token_hash = :hash")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("hash", Sha256.of(token.reveal()))
                    .update();
            Account account = accounts.insert(operator);
            emails.askNewcomer(account);
            return sessions.open(account.id(), Optional.empty(), by);
        });
    }

    private static ProblemException expired() {
        return new ProblemException(
                AccountsProblem.SETUP_LINK_EXPIRED,
                "It was used, or is older than its life. Restart Patchbay and take the new link from its output.");
    }
}
