package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;

/** Somebody joined an organization. */
public record MemberAdded(OrganizationId organization, AccountId account, OrganizationRole role) {}
