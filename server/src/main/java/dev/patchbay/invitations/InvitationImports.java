package dev.patchbay.invitations;

import dev.patchbay.accounts.MemberPages;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Inviting a whole list: all of it in one transaction, or nothing. */
@Component
class InvitationImports {

    private final InvitationTable table;
    private final Invitations invitations;
    private final MemberPages members;
    private final Jobs jobs;
    private final Audit audit;

    InvitationImports(InvitationTable table, Invitations invitations, MemberPages members, Jobs jobs, Audit audit) {
        this.table = table;
        this.invitations = invitations;
        this.members = members;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** The list as this member may send it. */
    InvitationList read(byte[] content, Membership actor) {
        return InvitationList.read(content, actor.role() == OrganizationRole.OWNER);
    }

    /** What would come of the list now. */
    Outcome look(OrganizationId organization, InvitationList list) {
        Set<String> emails = emails(list);
        Set<String> memberEmails = members.emails(organization, emails);
        Set<String> pending = table.pending(organization, emails);
        long toInvite = list.rows().stream()
                .filter(row -> !memberEmails.contains(row.email()) && !pending.contains(row.email()))
                .count();
        long alreadyInvited =
                pending.stream().filter(email -> !memberEmails.contains(email)).count();
        return new Outcome(list.count(), (int) toInvite, memberEmails.size(), (int) alreadyInvited);
    }

    /** Invites everybody of a list without mistakes who is neither a member nor invited; the letters are written afterwards. */
    @Transactional
    public Outcome run(OrganizationId organization, InvitationList list, Membership actor) {
        invitations.requireInviter(
                organization,
                actor.account(),
                list.rows().stream().map(InvitationList.Row::role).collect(Collectors.toUnmodifiableSet()));
        Set<String> emails = emails(list);
        Outcome outcome = look(organization, list);
        table.closeExpired(organization, emails);
        Set<String> memberEmails = members.emails(organization, emails);
        List<Invitation> wanted = list.rows().stream()
                .filter(row -> !memberEmails.contains(row.email()))
                .map(row ->
                        invitations.draft(organization, new Invitation.Offer(row.email(), row.role(), actor.account())))
                .toList();
        int added = table.insert(wanted, null);
        audit.record(new AuditEntry(
                actor.account(),
                organization,
                "invitation.list-sent",
                organization.toString(),
                Map.of("invitations", String.valueOf(added))));
        if (added > 0) {
            jobs.schedule(SendInvitations.of(organization));
        }
        return new Outcome(outcome.rows(), added, outcome.alreadyMembers(), outcome.alreadyInvited());
    }

    private static Set<String> emails(InvitationList list) {
        return list.rows().stream().map(InvitationList.Row::email).collect(Collectors.toUnmodifiableSet());
    }

    record Outcome(int rows, int toInvite, int alreadyMembers, int alreadyInvited) {}
}
