package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;

/**
 * The port through which the provider asks the owner of installations whether a client may be used now. It is asked at
 * every authorization, code exchange, refresh and grant; an answer is never kept.
 */
public interface AccessDecision {

    /** May this account come in through this client? */
    Decision decide(String clientId, AccountId account);

    /** May this client act for its installation with nobody present? */
    Decision decide(String clientId);
}
