package dev.patchbay.broker;

import java.time.Instant;

/**
 * An hour of an integration's topics.
 *
 * @param at its beginning
 * @param dataBehind records that Patchbay had not read yet, at the worst
 * @param lifecycleBehind events that the integration's slowest group had not read yet, at the worst
 * @param dead refused records that lay there, at the most
 */
public record DepthHour(Instant at, long dataBehind, long lifecycleBehind, long dead) {}
