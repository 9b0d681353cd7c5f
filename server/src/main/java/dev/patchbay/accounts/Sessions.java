package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.SessionId;
import dev.patchbay.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The signed-in browsers. What a cookie holds is 256 random bits, of which only the SHA-256 is kept. */
@Component
public class Sessions {

    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final Duration DEVICE_MEMORY = Duration.ofDays(90);
    private static final int COOKIE_BYTES = 32;
    private static final String COLUMNS =
            "id, account_id, current_organization_id, authenticated_at, entered_by, touched_at";

    private final JdbcClient sql;
    private final Organizations organizations;
    private final AccountsSettings settings;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Sessions(
            JdbcClient sql,
            Organizations organizations,
            AccountsSettings settings,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a session for somebody who has just proved who they are, with their only organization chosen. */
    @Transactional
    SignIn.SignedIn open(AccountId account, Optional<Session> previous, SignedInBy by) {
        previous.ifPresent(this::end);
        List<Membership> memberships = organizations.ofAccount(account);
        var only =
                memberships.size() == 1 ? memberships.getFirst().organization().id() : null;
        Instant now = clock.instant();
        var session = new Session(new SessionId(ids.next()), account, only, now, false);
        String cookie = ids.token(COOKIE_BYTES);
        var agent = UserAgent.parse(by.userAgent());
        try {
            sql.sql("""
                            insert into accounts.session
                              (id, cookie_hash, account_id, current_organization_id, authenticated_at, signed_in_at,
                               touched_at, expires_at, method, address, browser, device)
                            values (:id, :hash, :account, :organization, :now, :now,
                                    :now, :expires, :method, :address, :browser, :device)
                            """)
                    .param("id", session.id().value())
                    .param("hash", Sha256.of(cookie))
                    .param("account", account.value())
                    .param("organization", only == null ? null : only.value())
                    .param("now", Timestamp.from(now))
                    .param("expires", Timestamp.from(now.plus(settings.sessionLife())))
                    .param("method", by.method().word())
                    .param("address", by.address())
                    .param("browser", agent.browser())
                    .param("device", agent.device())
                    .update();
        } catch (DataIntegrityViolationException deleted) {
            throw new ProblemException(AccountsProblem.WRONG_CREDENTIALS, "The account was deleted at this moment.");
        }
        events.publishEvent(new SessionStarted(session.id(), account, isNewDevice(account, by, now)));
        return new SignIn.SignedIn(session, Secret.of(cookie));
    }

    /** Remembers from where somebody signs in; whoever signs in for the first time does so from nowhere new. */
    private boolean isNewDevice(AccountId account, SignedInBy by, Instant now) {
        boolean knowsSome = sql.sql("select exists (select from accounts.known_device where account_id = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
        boolean added = sql.sql("""
                        insert into accounts.known_device (account_id, print, seen_at) values (:account, :print, :now)
                        on conflict (account_id, print) do update set seen_at = excluded.seen_at
                        returning xmax = 0
                        """)
                .param("account", account.value())
                .param("print", by.print())
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
        return knowsSome && added;
    }

    /** The session that a cookie's value opens, unless it has ended or was idle for too long. */
    public Optional<Session> resolve(String cookie) {
        Instant now = clock.instant();
        Optional<Found> found = sql.sql("""
                        select %s from accounts.session
                         where cookie_hash = :hash and expires_at > :now and touched_at > :idle
                        """.formatted(COLUMNS))
                .param("hash", Sha256.of(cookie))
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(settings.sessionIdle())))
                .query(Found::of)
                .optional();
        found.filter(session -> session.touchedAt.isBefore(now.minus(TOUCH))).ifPresent(this::touch);
        return found.map(Found::session);
    }

    /** Those of these that their cookies still open. */
    public Set<SessionId> living(Collection<SessionId> sessions) {
        Instant now = clock.instant();
        return Set.copyOf(sql.sql("""
                        select id from accounts.session where id = any (:ids) and expires_at > :now and touched_at > :idle
                        """)
                .param("ids", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(settings.sessionIdle())))
                .query((row, number) -> new SessionId(row.getObject("id", UUID.class)))
                .list());
    }

    private void touch(Found found) {
        Instant now = clock.instant();
        sql.sql("update accounts.session set touched_at = :now where id = :id and touched_at <= :before")
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(TOUCH)))
                .param("id", found.session.id().value())
                .update();
    }

    /**
     * The same session from now on under another cookie: what was known of the old one opens nothing. The session's id stays,
     * which apps know as {@code sid}; they were signed in to by the same person all along.
     */
    @Transactional
    SignIn.SignedIn renew(Session session) {
        Instant now = clock.instant();
        String cookie = ids.token(COOKIE_BYTES);
        int renewed = sql.sql("""
                        update accounts.session
                           set cookie_hash = :hash, authenticated_at = :now, touched_at = :now
                         where id = :id
                        """)
                .param("hash", Sha256.of(cookie))
                .param("now", Timestamp.from(now))
                .param("id", session.id().value())
                .update();
        if (renewed == 0) {
            throw over();
        }
        return new SignIn.SignedIn(
                new Session(
                        session.id(), session.account(), session.currentOrganization(), now, session.asTestMember()),
                Secret.of(cookie));
    }

    /** What is said to somebody whose session ended while they were at it. */
    static ProblemException over() {
        return new ProblemException(AccountsProblem.SIGN_IN_REQUIRED, "Nothing was changed. Sign in and try again.");
    }

    /**
     * Ends a session, and a test member's with the developer's own: nobody who signed out is still signed in. To end it twice is
     * the same as once.
     */
    @Transactional
    public void end(Session session) {
        List<Found> ended = sql.sql("delete from accounts.session where id = :id or id ="
                        + " (select entered_from from accounts.session where id = :id) returning " + COLUMNS)
                .param("id", session.id().value())
                .query(Found::of)
                .list();
        tell(ended);
    }

    private void tell(List<Found> ended) {
        ended.forEach(found -> events.publishEvent(new SessionEnded(found.session.id(), found.session.account())));
    }

    /**
     * Chooses the organization the person works for from now on in this browser.
     *
     * @throws ProblemException {@code not-found} when the person is no member of it
     */
    @Transactional
    public Session switchOrganization(Session session, OrganizationId organization) {
        if (organizations.membership(organization, session.account()).isEmpty()) {
            throw NotFound.organization();
        }
        sql.sql("update accounts.session set current_organization_id = :organization where id = :id")
                .param("organization", organization.value())
                .param("id", session.id().value())
                .update();
        return new Session(
                session.id(), session.account(), organization, session.authenticatedAt(), session.asTestMember());
    }

    /** Forgets sessions that can no longer be resolved. */
    @Transactional
    public int forgetExpired() {
        Instant now = clock.instant();
        List<Found> expired = sql.sql("""
                        delete from accounts.session where expires_at <= :now or touched_at <= :idle
                        returning %s
                        """.formatted(COLUMNS))
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(settings.sessionIdle())))
                .query(Found::of)
                .list();
        sql.sql("delete from accounts.known_device where seen_at <= :before")
                .param("before", Timestamp.from(now.minus(DEVICE_MEMORY)))
                .update();
        tell(expired);
        return expired.size();
    }

    private record Found(Session session, Instant touchedAt) {

        static Found of(ResultSet row, int number) throws SQLException {
            UUID organization = row.getObject("current_organization_id", UUID.class);
            return new Found(
                    new Session(
                            new SessionId(row.getObject("id", UUID.class)),
                            new AccountId(row.getObject("account_id", UUID.class)),
                            organization == null ? null : new OrganizationId(organization),
                            row.getTimestamp("authenticated_at").toInstant(),
                            row.getObject("entered_by") != null),
                    row.getTimestamp("touched_at").toInstant());
        }
    }
}
