package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/organizations/{id}/members")
class MembersController {

    private static final int MAXIMUM_LIMIT = 200;

    private final Organizations organizations;
    private final MemberPages pages;
    private final Accounts accounts;
    private final Permissions permissions;
    private final StepUp stepUp;

    MembersController(
            Organizations organizations, MemberPages pages, Accounts accounts, Permissions permissions, StepUp stepUp) {
        this.pages = pages;
        this.organizations = organizations;
        this.accounts = accounts;
        this.permissions = permissions;
        this.stepUp = stepUp;
    }

    @GetMapping
    Members list(
            Session session,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var organization = OrganizationId.of(id);
        permissions.requireMember(organization, session);
        Page<Member> page = pages.byName(
                organization,
                q == null ? "" : q.strip(),
                Cursor.given(after, MemberPages.NAME_AND_ID),
                Math.clamp(limit, 1, MAXIMUM_LIMIT));
        return new Members(page.items().stream().map(MemberBody::of).toList(), page.next());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MemberBody add(Session session, @PathVariable String id, @RequestBody NewMember wanted) {
        permissions.requireOperator(session);
        var organization = OrganizationId.of(id);
        OrganizationRole role = OrganizationRole.of(wanted.role);
        Account account = accounts.findByEmail(Objects.requireNonNullElse(wanted.email, ""))
                .orElseThrow(() -> InvalidRequest.of("/email", "Nobody here has this e-mail address."));
        if (role == OrganizationRole.OWNER) {
            stepUp.require(session);
        }
        organizations.addMember(organization, account.id(), role, session.account());
        return member(organization, account.id());
    }

    @PatchMapping("/{account}")
    MemberBody change(
            Session session, @PathVariable String id, @PathVariable String account, @RequestBody NewRole wanted) {
        var organization = OrganizationId.of(id);
        var subject = AccountId.of(account);
        Membership actor = permissions.requireAdmin(organization, session);
        OrganizationRole role = OrganizationRole.of(wanted.role);
        if (role == OrganizationRole.OWNER || isOwner(organization, subject)) {
            proveOwner(actor, session);
        }
        organizations.changeRole(organization, subject, role, session.account());
        return member(organization, subject);
    }

    @DeleteMapping("/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Session session, @PathVariable String id, @PathVariable String account) {
        var organization = OrganizationId.of(id);
        var subject = AccountId.of(account);
        Membership actor = permissions.requireMember(organization, session);
        if (!subject.equals(session.account()) && isOwner(organization, subject)) {
            proveOwner(actor, session);
        }
        organizations.removeMember(organization, subject, session.account());
    }

    private boolean isOwner(OrganizationId organization, AccountId account) {
        return organizations
                .membership(organization, account)
                .filter(membership -> membership.role() == OrganizationRole.OWNER)
                .isPresent();
    }

    /** To own an organization is nothing that an unwatched browser gives or takes; whoever may not is told so first. */
    private void proveOwner(Membership actor, Session session) {
        if (actor.role() == OrganizationRole.OWNER) {
            stepUp.require(session);
        }
    }

    private MemberBody member(OrganizationId organization, AccountId account) {
        return pages.find(organization, account).map(MemberBody::of).orElseThrow(NotFound::member);
    }

    record Members(List<MemberBody> members, @Nullable Cursor next) {}

    record MemberBody(AccountId accountId, String name, String email, String role, Instant joinedAt) {

        static MemberBody of(Member member) {
            return new MemberBody(
                    member.account(),
                    member.name(),
                    member.email(),
                    member.role().word(),
                    member.joinedAt());
        }
    }

    record NewMember(@Nullable String email, @Nullable String role) {}

    record NewRole(@Nullable String role) {}
}
