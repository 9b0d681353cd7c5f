package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a developer becomes a test member, and themselves again. Such a session lives no longer than the one that it came from,
 * and than the developer's right to be there.
 */
@Component
public class Entering {

    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int COOKIE_BYTES = 32;

    private final JdbcClient sql;
    private final Sandbox sandbox;
    private final Sandboxes sandboxes;
    private final Organizations organizations;
    private final Accounts accounts;
    private final AccountsSettings settings;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Entering(
            JdbcClient sql,
            Sandbox sandbox,
            Sandboxes sandboxes,
            Organizations organizations,
            Accounts accounts,
            AccountsSettings settings,
            ApplicationEventPublisher events,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.sandbox = sandbox;
        this.sandboxes = sandboxes;
        this.organizations = organizations;
        this.accounts = accounts;
        this.settings = settings;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A session of a test member, entered from the developer's. What was entered from it before is over.
     *
     * @param agent the browser that asks
     * @throws ProblemException {@code not-found}, also for the test members of others and for those who do not develop for the
     *     publisher (any more); {@code not-for-test-members}; {@code sign-in-required} when the developer's session ended meanwhile
     */
    @Transactional
    public SignIn.SignedIn enter(OrganizationId publisher, AccountId testMember, Session from, SignedInBy agent) {
        if (from.asTestMember()) {
            throw TestMemberBounds.refused();
        }
        holdRight(publisher, from.account());
        sandbox.member(publisher, testMember);
        OrganizationId organization = sandboxes.of(publisher).orElseThrow(NotFound::organization);
        Instant now = clock.instant();
        Timestamp ends = sql.sql("select expires_at from accounts.session where id = :id for update")
                .param("id", from.id().value())
                .query(Timestamp.class)
                .optional()
                .orElseThrow(Sessions::over);
        end("entered_from = :which", from.id().value());
        var session = new Session(new SessionId(ids.next()), testMember, organization, now, true);
        String cookie = ids.token(COOKIE_BYTES);
        var browser = UserAgent.parse(agent.userAgent());
        Instant latest = now.plus(LONGEST);
        sql.sql("""
                        insert into accounts.session
                          (id, cookie_hash, account_id, current_organization_id, authenticated_at, signed_in_at,
                           touched_at, expires_at, method, address, browser, device, entered_by, entered_from)
                        values (:id, :hash, :account, :organization, :now, :now,
                                :now, :expires, :method, :address, :browser, :device, :by, :from)
                        """)
                .param("id", session.id().value())
                .param("hash", Sha256.of(cookie))
                .param("account", testMember.value())
                .param("organization", organization.value())
                .param("now", Timestamp.from(now))
                .param("expires", ends.toInstant().isBefore(latest) ? ends : Timestamp.from(latest))
                .param("method", SignedInBy.Method.ENTERED.word())
                .param("address", agent.address())
                .param("browser", browser.browser())
                .param("device", browser.device())
                .param("by", from.account().value())
                .param("from", from.id().value())
                .update();
        record(from.account(), publisher, "sandbox.entered", testMember);
        events.publishEvent(new SessionStarted(session.id(), testMember, false));
        return new SignIn.SignedIn(session, Secret.of(cookie));
    }

    /** Until the transaction ends nobody takes away the right that is looked for here: who does so later ends this session too. */
    private void holdRight(OrganizationId publisher, AccountId developer) {
        organizations.lock(publisher);
        boolean develops = accounts.lock(developer)
                .filter(account -> account.is(PlatformRole.DEVELOPER))
                .isPresent();
        boolean administers = organizations
                .membership(publisher, developer)
                .filter(membership -> membership.role().canAdminister())
                .isPresent();
        if (!develops || !administers) {
            throw NotFound.member();
        }
    }

    /**
     * Ends a test member's session and goes back to the developer's, which has another cookie from then on: the browser's old one
     * was replaced when the developer entered. Nothing that was proved is proved anew.
     *
     * @return empty when the developer's own session is over
     * @throws ProblemException {@code not-entered}
     */
    @Transactional
    public Optional<SignIn.SignedIn> leave(Session session) {
        record From(AccountId by, SessionId session) {}
        From from = sql.sql("""
                        select entered_by, entered_from from accounts.session
                         where id = :id and entered_by is not null for update
                        """)
                .param("id", session.id().value())
                .query((row, number) -> new From(
                        new AccountId(row.getObject("entered_by", UUID.class)),
                        new SessionId(row.getObject("entered_from", UUID.class))))
                .optional()
                .orElseThrow(() -> new ProblemException(
                        AccountsProblem.NOT_ENTERED, "Nothing was changed. You are no test member at the moment."));
        end("id = :which", session.id().value());
        sandbox.publisherOf(session.account())
                .ifPresent(publisher -> record(from.by, publisher, "sandbox.left", session.account()));
        Instant now = clock.instant();
        String cookie = ids.token(COOKIE_BYTES);
        return sql.sql("""
                        update accounts.session set cookie_hash = :hash, touched_at = :now
                         where id = :id and account_id = :by and expires_at > :now and touched_at > :idle
                        returning id, account_id, current_organization_id, authenticated_at
                        """)
                .param("hash", Sha256.of(cookie))
                .param("now", Timestamp.from(now))
                .param("id", from.session.value())
                .param("by", from.by.value())
                .param("idle", Timestamp.from(now.minus(settings.sessionIdle())))
                .query(Entering::own)
                .optional()
                .map(own -> new SignIn.SignedIn(own, Secret.of(cookie)));
    }

    /** Who entered as the test member whose session it is: their name. */
    Optional<String> developerBehind(Session session) {
        return sql.sql("""
                        select a.name from accounts.session s join accounts.account a on a.id = s.entered_by
                         where s.id = :id
                        """)
                .param("id", session.id().value())
                .query(String.class)
                .optional();
    }

    /** Whoever signs out, or is signed out, is so everywhere. */
    @EventListener
    void on(SessionEnded ended) {
        end("entered_from = :which", ended.session().value());
    }

    @EventListener
    void on(RolesChanged changed) {
        if (!changed.after().contains(PlatformRole.DEVELOPER)) {
            end("entered_by = :which", changed.account().value());
        }
    }

    @EventListener
    void on(MemberRemoved removed) {
        endOf(removed.organization(), removed.account());
    }

    @EventListener
    void on(MemberChanged changed) {
        if (!changed.role().canAdminister()) {
            endOf(changed.organization(), changed.account());
        }
    }

    private void endOf(OrganizationId publisher, AccountId developer) {
        sandboxes.of(publisher).ifPresent(_ -> end("""
                entered_by = :which and account_id in
                  (select a.id from accounts.account a join accounts.organization o on o.id = a.sandbox
                    where o.sandbox_of = '%s')
                """.formatted(publisher), developer.value()));
    }

    private void end(String condition, UUID which) {
        record Ended(SessionId session, AccountId account) {}
        List<Ended> ended = sql.sql("delete from accounts.session where " + condition + " returning id, account_id")
                .param("which", which)
                .query((row, number) -> new Ended(
                        new SessionId(row.getObject("id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class))))
                .list();
        ended.forEach(one -> events.publishEvent(new SessionEnded(one.session, one.account)));
    }

    private static Session own(ResultSet row, int number) throws SQLException {
        UUID organization = row.getObject("current_organization_id", UUID.class);
        return new Session(
                new SessionId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                organization == null ? null : new OrganizationId(organization),
                row.getTimestamp("authenticated_at").toInstant(),
                false);
    }

    private void record(AccountId by, OrganizationId publisher, String action, AccountId testMember) {
        audit.record(new AuditEntry(by, publisher, action, testMember.toString(), Map.of()));
    }
}
