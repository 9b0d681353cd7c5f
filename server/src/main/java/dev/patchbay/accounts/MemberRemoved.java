package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;

/** Somebody left an organization or was removed from it. */
public record MemberRemoved(OrganizationId organization, AccountId account) {}
