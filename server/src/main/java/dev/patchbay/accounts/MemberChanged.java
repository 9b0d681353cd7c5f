package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;

/** A member's role became another one. */
public record MemberChanged(OrganizationId organization, AccountId account, OrganizationRole role) {}
