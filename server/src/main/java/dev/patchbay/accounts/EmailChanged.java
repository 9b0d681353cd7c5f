package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/** Somebody's e-mail address is another one, or is confirmed now; the person confirmed it by the link mailed to it. */
public record EmailChanged(AccountId account) {}
