package dev.patchbay.lifecycle;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One gapless sequence of events: an installation's, or an integration's own for its publisher.
 *
 * @param id the installation's id, or the integration's for its own stream
 * @param installation null for an integration's own stream
 */
public record Stream(
        UUID id, IntegrationId integration, @Nullable InstallationId installation) {

    /** The stream of an installation. */
    public static Stream of(IntegrationId integration, InstallationId installation) {
        return new Stream(installation.value(), integration, installation);
    }

    /** The integration's own stream, for its publisher. */
    public static Stream ofPublisher(IntegrationId integration) {
        return new Stream(integration.value(), integration, null);
    }
}
