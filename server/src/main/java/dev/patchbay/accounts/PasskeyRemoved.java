package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/** A passkey signs this person in no more. */
public record PasskeyRemoved(AccountId account, String name) {}
