package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;

/** An owner closed an organization. Told before its members go, so that its apps are told once, of the end. */
public record OrganizationClosed(OrganizationId organization, AccountId by) {}
