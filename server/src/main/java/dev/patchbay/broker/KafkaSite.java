package dev.patchbay.broker;

import java.util.Map;
import java.util.Optional;

/** Where a Kafka is. */
interface KafkaSite extends AutoCloseable {

    /** Starts it, if it is ours, without waiting for it. */
    void begin();

    /** With what settings Patchbay's own clients enter; none while it is known to be away. */
    Optional<Map<String, Object>> access();

    /** The address that integrations' clients are told. */
    Optional<String> address();

    /** Whether clients speak TLS at that address. */
    boolean encrypted();

    /** How many bytes its process occupies, where it is ours and that is known. */
    default Optional<Long> memory() {
        return Optional.empty();
    }

    /** Gives the broker what changed since: the keys of tokens. */
    void refresh();

    @Override
    void close();
}
