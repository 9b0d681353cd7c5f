package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;

/** An integration's draft was written, for the first time or anew; heard inside the transaction. */
public record DraftSaved(IntegrationId integration) {}
