package dev.patchbay.lifecycle;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of an integration somebody looks for; null: whichever.
 *
 * @param since appended at this moment or later
 * @param until appended before this moment
 */
public record EventFilter(
        IntegrationId integration,
        @Nullable String type,
        @Nullable InstallationId installation,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** All events of an integration. */
    public static EventFilter all(IntegrationId integration) {
        return new EventFilter(integration, null, null, null, null);
    }
}
