package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/**
 * Somebody deleted the account. Sessions and memberships ended before, each with its own event, and every
 * {@link PersonalData} was erased; only the id is left.
 */
public record AccountDeleted(AccountId account) {}
