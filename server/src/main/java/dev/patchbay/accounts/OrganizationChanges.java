package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Renaming an organization, and closing it for ever. */
@Component
class OrganizationChanges {

    private final JdbcClient sql;
    private final Organizations organizations;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    OrganizationChanges(
            JdbcClient sql, Organizations organizations, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives it another name that people read; the one in addresses stays.
     *
     * @param actor an admin, which is looked up under the organization's lock
     */
    @Transactional
    public void rename(OrganizationId id, String displayName, AccountId actor) {
        new InvalidRequest()
                .text("/displayName", displayName, Organizations.DISPLAY_NAME_MAXIMUM)
                .orThrow();
        organizations.lock(id);
        Membership deciding = organizations.requireAdmin(id, actor);
        String before = deciding.organization().displayName();
        String after = displayName.strip();
        if (before.equals(after)) {
            return;
        }
        sql.sql("update accounts.organization set display_name = :name where id = :id")
                .param("name", after)
                .param("id", id.value())
                .update();
        audit.record(new AuditEntry(
                actor,
                id,
                "organization.renamed",
                deciding.organization().name().value(),
                Map.of("from", before, "to", after)));
        events.publishEvent(new OrganizationRenamed(id, after));
    }

    /**
     * Closes it: first its apps and what else is kept for it, then its memberships.
     *
     * @param name its name or display name, typed once more
     * @param actor an owner, which is looked up under the organization's lock
     */
    @Transactional
    public void close(OrganizationId id, String name, AccountId actor) {
        organizations.lock(id);
        Membership deciding = organizations.membership(id, actor).orElseThrow(NotFound::organization);
        Permissions.requireOwnerFor(deciding, OrganizationRole.OWNER, OrganizationRole.OWNER);
        Organization organization = deciding.organization();
        String typed = name.strip();
        if (!typed.equals(organization.displayName())
                && !typed.equals(organization.name().value())) {
            throw InvalidRequest.of("/name", "Type the name of the organization: " + organization.displayName() + ".");
        }
        audit.record(new AuditEntry(
                actor, id, "organization.closed", organization.name().value()));
        events.publishEvent(new OrganizationClosed(id, actor));
        List<Member> members = organizations.members(id);
        sql.sql("update accounts.organization set closed_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        sql.sql("delete from accounts.membership where organization_id = :id")
                .param("id", id.value())
                .update();
        sql.sql("update accounts.session set current_organization_id = null where current_organization_id = :id")
                .param("id", id.value())
                .update();
        members.forEach(member -> events.publishEvent(new MemberRemoved(id, member.account())));
    }
}
