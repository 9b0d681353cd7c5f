package dev.patchbay.invitations;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.Sessions;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whoever has the link reads what it offers; whoever is invited accepts. */
@RestController
class AcceptController {

    private final Invitations invitations;
    private final Organizations organizations;
    private final Accounts accounts;
    private final Sessions sessions;

    AcceptController(Invitations invitations, Organizations organizations, Accounts accounts, Sessions sessions) {
        this.invitations = invitations;
        this.organizations = organizations;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/api/invitations/{token}")
    OpenedInvitation show(Optional<Session> session, @PathVariable String token) {
        Invitation invitation = invitations.find(Secret.of(token)).orElseThrow(Invitations::unknown);
        Invitation.Offer offer = invitation.offer();
        return new OpenedInvitation(
                new InvitingOrganization(organizations
                        .find(invitation.organization())
                        .map(Organization::displayName)
                        .orElse("")),
                new InvitingPerson(
                        accounts.find(offer.invitedBy()).map(Account::name).orElse("")),
                offer.email(),
                offer.role().word(),
                invitation.expiresAt(),
                invitation.state().word(),
                session.flatMap(found -> accounts.find(found.account()))
                        .map(Account::email)
                        .orElse(null));
    }

    @PostMapping("/api/invitations/accept")
    Joined accept(Session session, @RequestBody InvitationToken wanted) {
        Membership joined =
                invitations.accept(Secret.of(Objects.requireNonNullElse(wanted.token, "")), session.account());
        Organization organization = joined.organization();
        sessions.switchOrganization(session, organization.id());
        return new Joined(
                organization.id(),
                organization.name().value(),
                organization.displayName(),
                joined.role().word());
    }

    record OpenedInvitation(
            InvitingOrganization organization,
            InvitingPerson invitedBy,
            String email,
            String role,
            Instant expiresAt,
            String state,
            @Nullable String signedInAs) {}

    record InvitingOrganization(String displayName) {}

    record InvitingPerson(String name) {}

    record InvitationToken(@Nullable String token) {}

    record Joined(OrganizationId id, String name, String displayName, String role) {}
}
