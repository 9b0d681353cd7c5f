package dev.patchbay.broker;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a topic. It comes from outside: whatever a client put there.
 *
 * @param partition of the topic
 * @param offset its number in the partition
 * @param at when it was written, as the broker saw it
 * @param value empty where the client sent none
 * @param headers the last one of each name
 */
@SuppressWarnings("ArrayRecordComponent") // it is handed on once, and never compared
public record Received(
        Topic topic,
        int partition,
        long offset,
        Instant at,
        @Nullable String key,
        byte[] value,
        Map<String, String> headers) {

    public Received {
        headers = Map.copyOf(headers);
    }
}
