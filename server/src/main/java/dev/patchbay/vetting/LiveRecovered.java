package dev.patchbay.vetting;

import dev.patchbay.kernel.IntegrationId;

/** What strangers install keeps all enforced rules again, after it was told that it did not. */
public record LiveRecovered(IntegrationId integration, String version) {}
