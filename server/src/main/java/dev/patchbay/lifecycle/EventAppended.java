package dev.patchbay.lifecycle;

import dev.patchbay.kernel.EventId;

/**
 * Events were appended to a stream; heard inside the transaction that appended them.
 *
 * @param event the last of them
 * @param sequence its number
 * @param pulled whether they wait to be read, and nobody is called
 */
public record EventAppended(EventId event, Stream stream, long sequence, String type, boolean pulled) {}
