package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.SessionId;

/** A session was signed out of, replaced or ended by an operator; its cookie opens nothing any more. */
public record SessionEnded(SessionId session, AccountId account) {}
