package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import org.jspecify.annotations.Nullable;

/**
 * The port through which the provider asks the owner of installations whether a client may be used now. It is asked at
 * every authorization, code exchange, refresh and grant; an answer is never kept.
 */
public interface AccessDecision {

    /**
     * May this account come in through this client? Through an organization's client into that organization's installation;
     * through an integration's own client into what the account installed for itself.
     */
    Decision.Entry decide(String clientId, AccountId account);

    /**
     * May this client act with nobody present? An installation's client for that installation alone, named or not; an
     * integration's own client for any active installation of the integration that it names, and without a name as itself.
     */
    Decision decide(String clientId, @Nullable InstallationId named);
}
