package dev.patchbay.invitations;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.EmailAddress;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ShownOnce;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Admins invite people, one by one. */
@RestController
@RequestMapping("/api/organizations/{id}/invitations")
class InvitationsController {

    private final Invitations invitations;
    private final InvitationTable table;
    private final Accounts accounts;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Throttle throttle;
    private final Allowance perHour;

    InvitationsController(
            Invitations invitations,
            InvitationTable table,
            Accounts accounts,
            Permissions permissions,
            StepUp stepUp,
            Throttle throttle,
            InvitationsSettings settings) {
        this.invitations = invitations;
        this.table = table;
        this.accounts = accounts;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.throttle = throttle;
        this.perHour = new Allowance(settings.perHour(), Duration.ofHours(1), Duration.ofHours(1));
    }

    @GetMapping
    InvitationPage list(
            Session session,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after) {
        var organization = OrganizationId.of(id);
        permissions.requireAdmin(organization, session);
        Page<Invitation> page = table.page(organization, state == null ? null : state(state), after);
        return new InvitationPage(InvitationBody.of(page.items(), accounts), page.next());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SentInvitation invite(
            Session session, @PathVariable String id, @RequestBody NewInvitation wanted, HttpServletResponse response) {
        var organization = OrganizationId.of(id);
        Membership actor = permissions.requireAdmin(organization, session);
        String email = EmailAddress.parse(wanted.email)
                .map(EmailAddress::value)
                .orElseThrow(() -> InvalidRequest.of("/email", "Give an e-mail address, such as ada@example.com."));
        OrganizationRole role = OrganizationRole.of(wanted.role);
        Permissions.requireMayGrant(actor, role);
        if (role == OrganizationRole.OWNER) {
            stepUp.require(session);
        }
        admit(organization);
        return answer(invitations.invite(organization, email, role, session.account()), response);
    }

    @PostMapping("/{invitation}/resend")
    SentInvitation resend(
            Session session, @PathVariable String id, @PathVariable String invitation, HttpServletResponse response) {
        var organization = OrganizationId.of(id);
        Membership actor = permissions.requireAdmin(organization, session);
        admit(organization);
        return answer(invitations.resend(organization, uuid(invitation), actor), response);
    }

    @DeleteMapping("/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Session session, @PathVariable String id, @PathVariable String invitation) {
        var organization = OrganizationId.of(id);
        permissions.requireAdmin(organization, session);
        invitations.revoke(organization, uuid(invitation), session.account());
    }

    private void admit(OrganizationId organization) {
        throttle.demand("invitations:organization:" + organization, perHour);
    }

    private SentInvitation answer(Invitations.Sent sent, HttpServletResponse response) {
        response.setHeader(ShownOnce.HEADER, "link");
        return new SentInvitation(
                InvitationBody.of(List.of(sent.invitation()), accounts).getFirst(), sent.link());
    }

    private static Invitation.State state(String word) {
        return Arrays.stream(Invitation.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.of("/state", "Choose pending, accepted, expired or revoked."));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "The organization has no invitation with this id.");
        }
    }

    record InvitationPage(
            List<InvitationBody> invitations, @Nullable Cursor next) {}

    record NewInvitation(@Nullable String email, @Nullable String role) {}

    record SentInvitation(InvitationBody invitation, String link) {}
}
