package dev.patchbay.broker;

/** Where a message lies in its topic. */
public record Position(int partition, long offset) {}
