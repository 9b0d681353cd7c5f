package dev.patchbay.lifecycle;

import dev.patchbay.kernel.EventId;
import java.time.Instant;

/**
 * An event as the log holds it, the same for every transport.
 *
 * @param sequence its number in the stream, from 1 and without gaps
 * @param type such as {@code app.installed}
 * @param body JSON text, fixed when it was appended; it holds no credential
 */
public record WireEvent(EventId id, Stream stream, long sequence, String type, String body, Instant appendedAt) {}
