package dev.patchbay.invitations;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.SignUpInvitations;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Inviting, and accepting. A link carries 256 random bits, of which only the SHA-256 is kept. */
@Component
class Invitations implements SignUpInvitations {

    private static final int TOKEN_BYTES = 32;

    private final InvitationTable table;
    private final InvitationLetters letters;
    private final Organizations organizations;
    private final Accounts accounts;
    private final InvitationsSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    // what an invitation touches: its row, its letter, the organization, the person, the record
    Invitations(
            InvitationTable table,
            InvitationLetters letters,
            Organizations organizations,
            Accounts accounts,
            InvitationsSettings settings,
            Audit audit,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.letters = letters;
        this.organizations = organizations;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Demands that somebody may invite to these roles, and will until the transaction ends: else an admin who is being sent away
     * could leave a link behind for themselves.
     *
     * @throws ProblemException {@code not-found}; {@code only-admins}; {@code only-owners}
     */
    void requireInviter(OrganizationId organization, AccountId actor, Set<OrganizationRole> roles) {
        organizations.holdMembers(organization);
        Membership inviter = organizations.requireAdmin(organization, actor);
        roles.forEach(role -> Permissions.requireMayGrant(inviter, role));
    }

    /**
     * Invites somebody.
     *
     * @param email normalised
     * @throws ProblemException {@code not-found}, {@code only-admins}, {@code only-owners}, {@code already-member},
     *     {@code already-invited}
     */
    @Transactional
    public Sent invite(OrganizationId organization, String email, OrganizationRole role, AccountId actor) {
        requireInviter(organization, actor, Set.of(role));
        accounts.findByEmail(email).ifPresent(account -> organizations.requireNoMember(organization, account.id()));
        table.closeExpired(organization, Set.of(email));
        Invitation invitation = draft(organization, new Invitation.Offer(email, role, actor));
        Secret token = Secret.of(ids.token(TOKEN_BYTES));
        if (table.insert(List.of(invitation), token) == 0) {
            throw new ProblemException(
                    InvitationsProblem.ALREADY_INVITED,
                    "Nothing was sent. Send the invitation again, or revoke it to invite with another role.");
        }
        audit.record(new AuditEntry(
                actor, organization, "invitation.sent", invitation.id().toString(), Map.of("role", role.word())));
        letters.send(invitation, token);
        return new Sent(invitation, letters.link(token));
    }

    /** An invitation of now, which is nowhere yet. */
    Invitation draft(OrganizationId organization, Invitation.Offer offer) {
        Instant now = clock.instant();
        return new Invitation(
                ids.next(), organization, offer, now, now.plus(settings.life()), Invitation.State.PENDING);
    }

    /**
     * Sends it again with another link, for its whole life; the old link is dead.
     *
     * @throws ProblemException {@code not-found}, {@code invitation-used}, {@code invitation-expired} when it was revoked
     */
    @Transactional
    public Sent resend(OrganizationId organization, UUID id, Membership actor) {
        Invitation invitation = find(organization, id);
        requireOpen(invitation);
        Permissions.requireMayGrant(actor, invitation.offer().role());
        Secret token = Secret.of(ids.token(TOKEN_BYTES));
        Invitation renewed = renew(invitation, token);
        audit.record(new AuditEntry(actor.account(), organization, "invitation.sent-again", id.toString()));
        letters.send(renewed, token);
        return new Sent(renewed, letters.link(token));
    }

    /** Writes the letters of an import, as many as given at most; answers how many it wrote. */
    @Transactional
    public int writeLetters(OrganizationId organization, int most) {
        List<Invitation> unwritten = table.unwritten(organization, most);
        for (Invitation invitation : unwritten) {
            Secret token = Secret.of(ids.token(TOKEN_BYTES));
            letters.send(renew(invitation, token), token);
        }
        return unwritten.size();
    }

    private Invitation renew(Invitation invitation, Secret token) {
        Instant now = clock.instant();
        Instant expires = now.plus(settings.life());
        table.renew(invitation.id(), token, expires);
        return new Invitation(
                invitation.id(), invitation.organization(), invitation.offer(), now, expires, Invitation.State.PENDING);
    }

    /**
     * Takes it back; to do so twice is the same as once.
     *
     * @throws ProblemException {@code not-found}, {@code invitation-used}
     */
    @Transactional
    public void revoke(OrganizationId organization, UUID id, AccountId actor) {
        Invitation invitation = find(organization, id);
        if (invitation.state() == Invitation.State.ACCEPTED) {
            throw used();
        }
        if (invitation.state() != Invitation.State.REVOKED) {
            table.revoke(id);
            audit.record(new AuditEntry(actor, organization, "invitation.revoked", id.toString()));
        }
    }

    Optional<Invitation> find(Secret token) {
        return table.find(token);
    }

    /**
     * Joins the organization. Only somebody who proved to have the invited address can.
     *
     * @throws ProblemException {@code not-found}, {@code invitation-used}, {@code invitation-expired},
     *     {@code invitation-for-another}
     */
    @Transactional
    public Membership accept(Secret token, AccountId account) {
        Invitation invitation = table.find(token).orElseThrow(Invitations::unknown);
        requirePending(invitation);
        Account person = accounts.find(account).orElseThrow(Invitations::unknown);
        requireAddress(invitation, person);
        OrganizationId organization = invitation.organization();
        OrganizationRole role = invitation.offer().role();
        AccountId inviter = invitation.offer().invitedBy();
        events.publishEvent(new InvitationAccepted(organization, account, role, inviter));
        // the organization first, then the invitation: whoever closes the organization locks them in this order, too
        if (organizations.membership(organization, account).isEmpty()) {
            organizations.addMember(organization, account, role, account);
        }
        if (!table.accept(token, account)) {
            throw used();
        }
        audit.record(new AuditEntry(
                account,
                organization,
                "invitation.accepted",
                invitation.id().toString(),
                Map.of("role", role.word(), "invitedBy", inviter.toString())));
        return organizations.membership(organization, account).orElseThrow(Invitations::unknown);
    }

    @Override
    public boolean admits(Secret token, String email) {
        return find(token)
                .filter(invitation -> invitation.state() == Invitation.State.PENDING)
                .filter(invitation -> invitation.offer().email().equals(email))
                .isPresent();
    }

    private Invitation find(OrganizationId organization, UUID id) {
        return table.find(organization, id)
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "The organization has no invitation with this id."));
    }

    private static void requireAddress(Invitation invitation, Account person) {
        if (!person.email().equals(invitation.offer().email())) {
            throw new ProblemException(
                    InvitationsProblem.INVITATION_FOR_ANOTHER,
                    "You are signed in as " + person.email() + ". Sign in with the address that was invited.");
        }
        if (!person.emailConfirmed()) {
            throw new ProblemException(
                    InvitationsProblem.INVITATION_FOR_ANOTHER,
                    "Confirm first that " + person.email() + " is yours: your settings send you a letter for it.");
        }
    }

    private static void requireOpen(Invitation invitation) {
        switch (invitation.state()) {
            case ACCEPTED -> throw used();
            case REVOKED -> throw expired();
            case PENDING, EXPIRED -> {}
        }
    }

    static void requirePending(Invitation invitation) {
        switch (invitation.state()) {
            case ACCEPTED -> throw used();
            case REVOKED, EXPIRED -> throw expired();
            case PENDING -> {}
        }
    }

    static ProblemException unknown() {
        return new ProblemException(
                KernelProblem.NOT_FOUND,
                "There is no invitation with this link. It may have been sent again with a new one.");
    }

    private static ProblemException used() {
        return new ProblemException(
                InvitationsProblem.INVITATION_USED, "It works once, and somebody has accepted it already.");
    }

    private static ProblemException expired() {
        return new ProblemException(
                InvitationsProblem.INVITATION_EXPIRED,
                "It ran out or was taken back. Ask whoever invited you for another.");
    }

    /** An invitation and its link, which is told this once. */
    record Sent(Invitation invitation, String link) {}
}
