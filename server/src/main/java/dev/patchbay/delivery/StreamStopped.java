package dev.patchbay.delivery;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import org.jspecify.annotations.Nullable;

/**
 * An event was attempted as often as the schedule allows: its stream rests until somebody resumes it, and nothing of it is lost.
 *
 * @param installation null for an integration's own stream
 */
public record StreamStopped(
        IntegrationId integration, @Nullable InstallationId installation) {}
