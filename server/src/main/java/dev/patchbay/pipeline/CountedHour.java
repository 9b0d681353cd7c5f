package dev.patchbay.pipeline;

import java.time.Instant;

/**
 * An hour of a data source.
 *
 * @param at its beginning
 * @param failed how many of its polls failed
 * @param millis how long a poll took on average, with all its pages
 * @param bytes of what the source answered and sent, after decompression
 * @param accepted records that were new or different; {@code unchanged} ones were there already
 */
public record CountedHour(
        Instant at,
        int polls,
        int failed,
        int millis,
        int slowest,
        long bytes,
        long accepted,
        long unchanged,
        long rejected) {}
