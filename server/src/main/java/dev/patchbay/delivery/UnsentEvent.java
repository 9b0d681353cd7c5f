package dev.patchbay.delivery;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that the broker did not take.
 *
 * @param waits whether it is sent when its integration has a topic again; the others never are
 * @param why what the broker said, a sentence for operators
 */
public record UnsentEvent(
        EventId event, IntegrationId integration, UUID stream, long sequence, boolean waits, String why, Instant at) {}
