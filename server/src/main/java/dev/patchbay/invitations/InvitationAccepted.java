package dev.patchbay.invitations;

import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;

/** Somebody accepts an invitation; told before the membership begins, in its transaction. */
public record InvitationAccepted(
        OrganizationId organization, AccountId account, OrganizationRole role, AccountId invitedBy) {}
