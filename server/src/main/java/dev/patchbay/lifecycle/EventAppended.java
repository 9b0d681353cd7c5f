package dev.patchbay.lifecycle;

import dev.patchbay.kernel.EventId;

/** An event was appended to the log; heard inside the transaction that appended it. */
public record EventAppended(EventId event, Stream stream, long sequence, String type) {}
