package dev.patchbay.delivery;

/** How much is told again. */
public record Recovered(long streams, long events) {}
