package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.SessionId;

/**
 * Somebody signed in.
 *
 * @param newDevice whether this person signed in before, but in three months never with this browser from this network
 */
public record SessionStarted(SessionId session, AccountId account, boolean newDevice) {}
