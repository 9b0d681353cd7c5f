package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/** Somebody chose a new password, signed in or by the link for those who forgot theirs. */
public record PasswordChanged(AccountId account) {}
