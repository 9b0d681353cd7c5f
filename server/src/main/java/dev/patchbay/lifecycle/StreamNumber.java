package dev.patchbay.lifecycle;

import java.util.UUID;

/** A number in a stream. */
public record StreamNumber(UUID stream, long sequence) {}
