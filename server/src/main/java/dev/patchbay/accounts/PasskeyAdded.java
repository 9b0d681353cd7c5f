package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/** From now on a further passkey signs this person in. */
public record PasskeyAdded(AccountId account, String name) {}
