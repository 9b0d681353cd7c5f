package dev.patchbay.oidc;

import dev.patchbay.accounts.SessionEnded;
import dev.patchbay.grants.AccessEnded;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.SessionId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom of the apps to tell that somebody was signed out (OpenID Connect Back-Channel Logout 1.0): those that the session brought
 * the person into, or the one whose way in was closed. What is written here is sent after the commit.
 */
@Component
class LogoutNotices {

    static final String KIND = "oidc.logout-notice";

    /** One person's sign-ins at one app; the newest, should there be more. */
    private static final int SESSIONS = 50;

    private final JdbcClient jdbc;
    private final Clients clients;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    LogoutNotices(JdbcClient jdbc, Clients clients, Jobs jobs, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(SessionEnded ended) {
        jdbc.sql("""
                        select distinct client_id from oidc.authorization
                        where session_id = :session and code_spent_at is not null
                        """)
                .param("session", ended.session().value())
                .query(String.class)
                .list()
                .forEach(client -> tell(client, ended.account(), ended.session()));
    }

    @EventListener
    void on(AccessEnded ended) {
        jdbc.sql("""
                        select session_id from oidc.authorization
                        where client_id = :client and account_id = :account and code_spent_at is not null
                        group by session_id order by max(created_at) desc limit :most
                        """)
                .param("client", ended.clientId())
                .param("account", ended.account().value())
                .param("most", SESSIONS)
                .query(UUID.class)
                .list()
                .forEach(session -> tell(ended.clientId(), ended.account(), new SessionId(session)));
    }

    /** Whether this client wants to be told at all. */
    boolean wanted(String clientId) {
        return address(clientId) != null;
    }

    private @Nullable URI address(String clientId) {
        return clients.find(clientId)
                .map(Client::addresses)
                .map(addresses -> addresses.backchannelLogoutUri())
                .orElse(null);
    }

    /** Lets the client be told, once the transaction has committed; nothing if it does not want to be. */
    void tell(String clientId, AccountId account, SessionId session) {
        URI address = address(clientId);
        if (address == null) {
            return;
        }
        UUID id = ids.next();
        jdbc.sql("""
                        insert into oidc.logout_notice (id, client_id, account_id, session_id, created_at)
                        values (:id, :client, :account, :session, :now)
                        """)
                .param("id", id)
                .param("client", clientId)
                .param("account", account.value())
                .param("session", session.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jobs.schedule(JobRequest.now(KIND, id.toString(), "logout:" + address.getRawAuthority()));
    }

    Optional<Notice> find(String id) {
        return jdbc.sql("select * from oidc.logout_notice where id = :id")
                .param("id", UUID.fromString(id))
                .query((row, number) -> {
                    UUID session = row.getObject("session_id", UUID.class);
                    return new Notice(
                            row.getObject("id", UUID.class),
                            row.getString("client_id"),
                            new AccountId(row.getObject("account_id", UUID.class)),
                            session == null ? null : new SessionId(session),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            row.getInt("attempts"));
                })
                .optional();
    }

    void failed(Notice notice) {
        jdbc.sql("update oidc.logout_notice set attempts = attempts + 1 where id = :id")
                .param("id", notice.id())
                .update();
    }

    void done(Notice notice) {
        jdbc.sql("delete from oidc.logout_notice where id = :id")
                .param("id", notice.id())
                .update();
    }

    /** That an app is to be told. */
    record Notice(
            UUID id,
            String clientId,
            AccountId account,
            @Nullable SessionId session,
            Instant createdAt,
            int attempts) {}
}
