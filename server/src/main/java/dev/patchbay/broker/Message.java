package dev.patchbay.broker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a topic.
 *
 * @param key messages of the same key keep their order; null for one that need not
 * @param value at most {@code patchbay.broker.largest-record}, with headers
 */
@SuppressWarnings("ArrayRecordComponent") // it is handed on once, and never compared
public record Message(@Nullable String key, byte[] value, Map<String, String> headers) {

    public Message {
        headers = Map.copyOf(headers);
    }
}
