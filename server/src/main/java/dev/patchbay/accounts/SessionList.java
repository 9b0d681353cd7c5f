package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The browsers in which somebody is signed in, and signing out of them from afar. */
@Component
public class SessionList {

    private static final int MOST = 100;

    private static final String COLUMNS = "id, browser, device, address, method, signed_in_at, touched_at";

    private final JdbcClient sql;
    private final AccountsSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SessionList(JdbcClient sql, AccountsSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** The sessions that a cookie can open now, the last used first; the hundred newest. */
    public List<SessionDetails> of(AccountId account) {
        Instant now = clock.instant();
        return sql.sql("select " + COLUMNS + """
                         from accounts.session
                         where account_id = :account and expires_at > :now and touched_at > :idle
                         order by touched_at desc, id desc limit :most
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(settings.sessionIdle())))
                .param("most", MOST)
                .query(SessionList::details)
                .list();
    }

    /** What is known of a session, while it lasts. */
    public Optional<SessionDetails> find(SessionId session) {
        return sql.sql("select " + COLUMNS + " from accounts.session where id = :id")
                .param("id", session.value())
                .query(SessionList::details)
                .optional();
    }

    /**
     * Signs somebody out of one of their own sessions.
     *
     * @throws ProblemException {@code not-found} when the person has no such session
     */
    @Transactional
    public void end(AccountId account, SessionId session) {
        List<SessionId> ended = sql.sql(
                        "delete from accounts.session where id = :id and account_id = :account returning id")
                .param("id", session.value())
                .param("account", account.value())
                .query(SessionList::id)
                .list();
        if (ended.isEmpty()) {
            throw new ProblemException(
                    KernelProblem.NOT_FOUND, "You have no session with this id. It may have ended by itself.");
        }
        tell(account, ended);
    }

    /** Signs somebody out everywhere but here. */
    @Transactional
    public void endOthers(Session session) {
        tell(
                session.account(),
                sql.sql("delete from accounts.session where account_id = :account and id <> :id returning id")
                        .param("account", session.account().value())
                        .param("id", session.id().value())
                        .query(SessionList::id)
                        .list());
    }

    /** Signs somebody out everywhere. */
    @Transactional
    public void endAll(AccountId account) {
        tell(
                account,
                sql.sql("delete from accounts.session where account_id = :account returning id")
                        .param("account", account.value())
                        .query(SessionList::id)
                        .list());
    }

    private void tell(AccountId account, List<SessionId> ended) {
        ended.forEach(session -> events.publishEvent(new SessionEnded(session, account)));
    }

    private static SessionId id(ResultSet row, int number) throws SQLException {
        return new SessionId(row.getObject("id", UUID.class));
    }

    private static SessionDetails details(ResultSet row, int number) throws SQLException {
        return new SessionDetails(
                id(row, number),
                row.getString("browser"),
                row.getString("device"),
                row.getString("address"),
                SignedInBy.Method.of(row.getString("method")),
                new SessionDetails.Times(
                        row.getTimestamp("signed_in_at").toInstant(),
                        row.getTimestamp("touched_at").toInstant()));
    }
}
