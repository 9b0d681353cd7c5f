package dev.patchbay.notices;

import dev.patchbay.accounts.MemberAdded;
import dev.patchbay.accounts.MemberChanged;
import dev.patchbay.accounts.MemberRemoved;
import dev.patchbay.accounts.OrganizationClosed;
import dev.patchbay.invitations.InvitationAccepted;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who comes, goes and changes roles in an organization. */
@Component
class MemberNews {

    private static final String MEMBERS = "/organization/members";

    private final Notices notices;
    private final Readers readers;
    private final Clock clock;

    MemberNews(Notices notices, Readers readers, Clock clock) {
        this.notices = notices;
        this.readers = readers;
        this.clock = clock;
    }

    @EventListener
    void added(MemberAdded member) {
        AccountId actor = Readers.actor();
        String organization = readers.organization(member.organization());
        String role = member.role().word();
        notices.tell(
                Readers.only(member.account(), actor),
                new News(
                        NoticeKind.MEMBERSHIP_GIVEN,
                        Map.of("organization", organization, NoticeWords.ROLE, role),
                        "/apps"));
        notices.tell(
                readers.admins(member.organization(), actor).stream()
                        .filter(admin -> !admin.equals(member.account()))
                        .toList(),
                new News(
                                NoticeKind.MEMBER_JOINED,
                                Map.of(
                                        "name",
                                        readers.name(member.account()),
                                        "organization",
                                        organization,
                                        NoticeWords.ROLE,
                                        role),
                                MEMBERS,
                                joined(member.organization(), member.account()))
                        .naming(member.account()));
    }

    @EventListener
    void changed(MemberChanged member) {
        notices.tell(
                Readers.only(member.account(), Readers.actor()),
                new News(
                        NoticeKind.ROLE_CHANGED,
                        Map.of(
                                "organization",
                                readers.organization(member.organization()),
                                NoticeWords.ROLE,
                                member.role().word()),
                        MEMBERS));
    }

    @EventListener
    void removed(MemberRemoved member) {
        notices.tell(
                Readers.only(member.account(), Readers.actor()),
                new News(
                        NoticeKind.MEMBERSHIP_ENDED,
                        Map.of("organization", readers.organization(member.organization())),
                        null,
                        ended(member.organization())));
    }

    /** The end of each membership follows, of which nobody needs to be told besides. */
    @EventListener
    void closed(OrganizationClosed closed) {
        notices.tell(
                readers.members(closed.organization(), closed.by()),
                new News(
                                NoticeKind.ORGANIZATION_CLOSED,
                                Map.of(
                                        "organization", readers.organization(closed.organization()),
                                        "name", readers.name(closed.by())),
                                null,
                                ended(closed.organization()))
                        .naming(closed.by()));
    }

    /** Whoever invited is told of that, and not once more that somebody joined. */
    @EventListener
    void accepted(InvitationAccepted invitation) {
        notices.tell(
                Readers.only(invitation.invitedBy(), invitation.account()),
                new News(
                                NoticeKind.INVITATION_ACCEPTED,
                                Map.of(
                                        "name",
                                        readers.name(invitation.account()),
                                        "organization",
                                        readers.organization(invitation.organization()),
                                        NoticeWords.ROLE,
                                        invitation.role().word()),
                                MEMBERS,
                                joined(invitation.organization(), invitation.account()))
                        .naming(invitation.account()));
    }

    private String joined(OrganizationId organization, AccountId account) {
        return "joined:" + organization + ":" + account + ":" + clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /** Somebody who comes back and goes again later is told again. */
    private String ended(OrganizationId organization) {
        return "membership-ended:" + organization + ":" + clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}
