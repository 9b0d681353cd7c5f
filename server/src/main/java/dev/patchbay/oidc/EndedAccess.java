package dev.patchbay.oidc;

import dev.patchbay.accounts.SessionEnded;
import dev.patchbay.grants.AccessEnded;
import dev.patchbay.grants.AccessNarrowed;
import dev.patchbay.grants.GrantEnded;
import dev.patchbay.grants.GrantReplaced;
import dev.patchbay.kernel.AccountId;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what could renew tokens, with the grant or the access that it came from, and with the session unless the app was
 * allowed to stay connected (OpenID Connect Core §11). The access tokens are dead by
 * the feed of revocations, which forgets them once they have expired; a refresh token would outlive that and come to life
 * again after a resume, a new grant or a return.
 */
@Component
class EndedAccess {

    private final JdbcClient jdbc;
    private final LogoutRounds rounds;
    private final Clock clock;

    EndedAccess(JdbcClient jdbc, LogoutRounds rounds, Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.clock = clock;
    }

    @EventListener
    void on(SessionEnded ended) {
        jdbc.sql("""
                        update oidc.authorization set ended_at = :now
                         where session_id = :session and ended_at is null and not 'offline_access' = any(scopes)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("session", ended.session().value())
                .update();
    }

    @EventListener
    void on(GrantEnded ended) {
        AccountId owner = ended.owner();
        jdbc.sql("update oidc.authorization set ended_at = :now where client_id = :client and ended_at is null"
                        // others have grants of the same client
                        + (owner == null ? "" : " and account_id = :owner"))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("client", ended.clientId())
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .update();
    }

    /** What was taken away does not come back when it is allowed once more: whoever came in before has to come again. */
    @EventListener
    void on(GrantReplaced replaced) {
        AccountId owner = replaced.owner();
        jdbc.sql("""
                        update oidc.authorization
                        set scopes = array(select s from unnest(scopes) s where s = any (:left) order by s)
                        where client_id = :client and (cast(:owner as uuid) is null or account_id = :owner)
                          and ended_at is null and not scopes <@ cast(:left as text[])
                        """)
                .param("left", replaced.scopes().toArray(String[]::new))
                .param("client", replaced.clientId())
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .update();
    }

    /** However many there are, this is one statement; the apps that want to be told are told by {@link LogoutRounds}. */
    @EventListener
    void on(AccessNarrowed narrowed) {
        jdbc.sql("""
                        update oidc.authorization set ended_at = :now, tell = :tell and code_spent_at is not null
                        where client_id = :client and account_id <> all (:remaining) and ended_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("tell", rounds.begin(narrowed.clientId()))
                .param("client", narrowed.clientId())
                .param(
                        "remaining",
                        narrowed.remaining().stream().map(AccountId::value).toArray(UUID[]::new))
                .update();
    }

    @EventListener
    void on(AccessEnded ended) {
        jdbc.sql("""
                        update oidc.authorization set ended_at = :now
                        where client_id = :client and account_id = :account and ended_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("client", ended.clientId())
                .param("account", ended.account().value())
                .update();
    }
}
