package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/** Somebody has an account now: by signing up, by the set-up link, or added by an operator. */
public record AccountCreated(AccountId account) {}
