package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;

/** A source is offered from now on: whatever was kept of what it said on trial is to go; published inside the transaction. */
public record TrialEnded(IntegrationId source) {}
