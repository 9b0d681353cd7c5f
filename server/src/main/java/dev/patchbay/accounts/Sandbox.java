package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sandboxes of publishers and who is in them. It asks nobody's permission: its callers have done so.
 */
@Component
public class Sandbox {

    /** How many test members a sandbox may have. */
    public static final int MOST_MEMBERS = 10;

    /** A domain that nobody has and no letter reaches (RFC 2606 §2). */
    private static final String TEST_MEMBERS = "sandbox.invalid";

    private final JdbcClient sql;
    private final Sandboxes sandboxes;
    private final Organizations organizations;
    private final OrganizationRows rows;
    private final AccountDeletion deletion;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Sandbox(
            JdbcClient sql,
            Sandboxes sandboxes,
            Organizations organizations,
            OrganizationRows rows,
            AccountDeletion deletion,
            ApplicationEventPublisher events,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.sandboxes = sandboxes;
        this.organizations = organizations;
        this.rows = rows;
        this.deletion = deletion;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A publisher's sandbox; empty until its first test member. */
    public Optional<Organization> of(OrganizationId publisher) {
        return sandboxes.of(publisher).flatMap(organizations::find);
    }

    /**
     * Adds somebody who does not exist, in whose place developers try their apps; makes the sandbox when it is the first one.
     *
     * @throws ProblemException {@code invalid-request}; {@code too-many-test-members}; {@code not-found}
     */
    @Transactional
    public Member add(OrganizationId publisher, String name, OrganizationRole role, AccountId by) {
        new InvalidRequest().text("/name", name, Accounts.NAME_MAXIMUM).orThrow();
        organizations.lock(publisher);
        OrganizationId sandbox = sandboxes.of(publisher).orElseGet(() -> make(publisher, by));
        if (rows.members(sandbox).size() >= MOST_MEMBERS) {
            throw new ProblemException(
                    AccountsProblem.TOO_MANY_TEST_MEMBERS,
                    "Nothing was changed. A sandbox has at most " + MOST_MEMBERS + " test members: remove one first.");
        }
        var account = new AccountId(ids.next());
        sql.sql("""
                        insert into accounts.account (id, email, name, password, roles, created_at, sandbox)
                        values (:id, :email, :name, null, '{}', :now, :sandbox)
                        """)
                .param("id", account.value())
                .param("email", account + "@" + TEST_MEMBERS)
                .param("name", name.strip())
                .param("now", Timestamp.from(clock.instant()))
                .param("sandbox", sandbox.value())
                .update();
        organizations.addMember(sandbox, account, role, by);
        record(by, publisher, "sandbox.member-added", account);
        return member(publisher, account);
    }

    private OrganizationId make(OrganizationId publisher, AccountId by) {
        Organization owner = organizations.find(publisher).orElseThrow(NotFound::organization);
        var id = new OrganizationId(ids.next());
        String tail = " (Sandbox)";
        String name = owner.displayName();
        int room = Organizations.DISPLAY_NAME_MAXIMUM - tail.length();
        rows.insert(new Organization(
                id,
                Slug.of("sandbox-" + id.toString().replace("-", "")),
                (name.length() <= room ? name : name.substring(0, room)) + tail));
        sql.sql("update accounts.organization set sandbox_of = :publisher where id = :id")
                .param("publisher", publisher.value())
                .param("id", id.value())
                .update();
        audit.record(new AuditEntry(by, publisher, "sandbox.made", id.toString()));
        return id;
    }

    /** Its test members, by name. */
    public List<Member> members(OrganizationId publisher) {
        return sandboxes.of(publisher).map(rows::members).orElse(List.of());
    }

    /** @throws ProblemException {@code not-found}, also for the test members of others */
    Member member(OrganizationId publisher, AccountId account) {
        return members(publisher).stream()
                .filter(member -> member.account().equals(account))
                .findFirst()
                .orElseThrow(NotFound::member);
    }

    /** The publisher in whose sandbox a test member is; empty for people. */
    public Optional<OrganizationId> publisherOf(AccountId account) {
        return sandboxes.sandboxOf(account).flatMap(sandboxes::publisherOf);
    }

    /**
     * Removes a test member with everything that is kept about it; whoever is it at the moment is signed out of it.
     *
     * @throws ProblemException {@code not-found}, also for the test members of others
     */
    @Transactional
    public void remove(OrganizationId publisher, AccountId account, AccountId by) {
        organizations.lock(publisher);
        member(publisher, account);
        deletion.delete(account);
        record(by, publisher, "sandbox.member-removed", account);
    }

    /** With a publisher its sandbox goes. */
    @EventListener
    void on(OrganizationClosed closed) {
        sandboxes.of(closed.organization()).ifPresent(sandbox -> {
            events.publishEvent(new OrganizationClosed(sandbox, closed.by()));
            rows.members(sandbox).forEach(member -> deletion.delete(member.account()));
            sql.sql("update accounts.organization set closed_at = :now where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", sandbox.value())
                    .update();
        });
    }

    private void record(AccountId by, OrganizationId publisher, String action, AccountId subject) {
        audit.record(new AuditEntry(by, publisher, action, subject.toString(), Map.of()));
    }
}
