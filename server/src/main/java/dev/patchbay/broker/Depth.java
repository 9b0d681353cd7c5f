package dev.patchbay.broker;

import java.util.Map;

/**
 * How much lies in a topic.
 *
 * @param records that can still be read
 * @param behind by consumer group that has read in it: how many records it has not read yet
 */
public record Depth(long records, Map<String, Long> behind) {

    public Depth {
        behind = Map.copyOf(behind);
    }
}
