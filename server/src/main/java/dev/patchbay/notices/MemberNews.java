package dev.patchbay.notices;

import dev.patchbay.accounts.MemberAdded;
import dev.patchbay.accounts.MemberChanged;
import dev.patchbay.accounts.MemberRemoved;
import dev.patchbay.kernel.AccountId;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who comes, goes and changes roles in an organization. */
@Component
class MemberNews {

    private static final String MEMBERS = "/organization/members";

    private final Notices notices;
    private final Readers readers;

    MemberNews(Notices notices, Readers readers) {
        this.notices = notices;
        this.readers = readers;
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
                        MEMBERS));
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
                        null));
    }
}
