package dev.patchbay.delivery;

import dev.patchbay.kernel.IntegrationId;

/**
 * An integration's endpoint is not called any more until somebody asks for it or its address changes.
 *
 * @param gone whether it said so itself (410), rather than taking nothing for days
 */
public record EndpointDisabled(IntegrationId integration, boolean gone) {}
