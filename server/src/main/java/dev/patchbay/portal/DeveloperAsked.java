package dev.patchbay.portal;

import dev.patchbay.kernel.AccountId;

/** Somebody asked to become a developer; an operator decides. */
public record DeveloperAsked(AccountId account) {}
