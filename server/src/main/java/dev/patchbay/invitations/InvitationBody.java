package dev.patchbay.invitations;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** An invitation as admins of the organization see it. */
record InvitationBody(
        UUID id, String email, String role, Inviter invitedBy, Instant sentAt, Instant expiresAt, String state) {

    static List<InvitationBody> of(List<Invitation> invitations, Accounts accounts) {
        List<AccountId> inviters = invitations.stream()
                .map(invitation -> invitation.offer().invitedBy())
                .distinct()
                .toList();
        Map<AccountId, String> names =
                accounts.find(inviters).stream().collect(Collectors.toMap(Account::id, Account::name));
        return invitations.stream().map(invitation -> of(invitation, names)).toList();
    }

    private static InvitationBody of(Invitation invitation, Map<AccountId, String> names) {
        Invitation.Offer offer = invitation.offer();
        return new InvitationBody(
                invitation.id(),
                offer.email(),
                offer.role().word(),
                new Inviter(offer.invitedBy(), names.getOrDefault(offer.invitedBy(), "")),
                invitation.sentAt(),
                invitation.expiresAt(),
                invitation.state().word());
    }

    record Inviter(AccountId id, String name) {}
}
