package dev.patchbay.widgets;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import java.util.UUID;

/**
 * An integration would like to have something on somebody's dashboard; published inside the transaction.
 *
 * @param title what it would be called, in the integration's words
 * @param reason why, in the integration's words
 */
public record PlacementProposed(
        UUID proposal, AccountId account, IntegrationId integration, String title, String reason) {}
