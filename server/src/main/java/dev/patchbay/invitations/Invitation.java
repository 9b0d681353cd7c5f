package dev.patchbay.invitations;

import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody with this address may join the organization.
 *
 * @param offer what it offers and to whom
 */
record Invitation(UUID id, OrganizationId organization, Offer offer, Instant sentAt, Instant expiresAt, State state) {

    /** Who may join as what, and who says so. */
    record Offer(String email, OrganizationRole role, AccountId invitedBy) {}

    enum State {
        PENDING,
        ACCEPTED,
        EXPIRED,
        REVOKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
