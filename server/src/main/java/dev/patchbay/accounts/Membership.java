package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/** That an account belongs to an organization. */
public record Membership(Organization organization, AccountId account, OrganizationRole role) {}
