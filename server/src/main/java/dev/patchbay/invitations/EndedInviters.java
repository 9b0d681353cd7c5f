package dev.patchbay.invitations;

import dev.patchbay.accounts.MemberChanged;
import dev.patchbay.accounts.MemberRemoved;
import dev.patchbay.accounts.OrganizationClosed;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What somebody may no longer offer is offered no more: an admin who is sent away must not come back by a link of their own. */
@Component
class EndedInviters {

    private final InvitationTable table;
    private final Audit audit;

    EndedInviters(InvitationTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
    }

    @EventListener
    void removed(MemberRemoved event) {
        revoke(event.organization(), event.account(), EnumSet.allOf(OrganizationRole.class));
    }

    @EventListener
    void changed(MemberChanged event) {
        switch (event.role()) {
            case MEMBER -> revoke(event.organization(), event.account(), EnumSet.allOf(OrganizationRole.class));
            case ADMIN -> revoke(event.organization(), event.account(), EnumSet.of(OrganizationRole.OWNER));
            case OWNER -> {}
        }
    }

    @EventListener
    void closed(OrganizationClosed event) {
        table.deleteOf(event.organization());
    }

    private void revoke(OrganizationId organization, AccountId inviter, Set<OrganizationRole> roles) {
        int revoked = table.revokeOf(organization, inviter, roles);
        if (revoked > 0) {
            audit.record(new AuditEntry(
                    null,
                    organization,
                    "invitation.revoked-with-inviter",
                    inviter.toString(),
                    Map.of("invitations", String.valueOf(revoked))));
        }
    }
}
