package dev.patchbay.portal;

import dev.patchbay.kernel.AccountId;

/** An operator decided that somebody does not become a developer. */
public record DeveloperDenied(AccountId account, AccountId by, String reason) {}
