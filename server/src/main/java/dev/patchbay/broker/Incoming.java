package dev.patchbay.broker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What Kafka's records are for everybody else. */
final class Incoming {

    private Incoming() {}

    /** Empty when its topic is none of integrations. */
    static Optional<Received> received(ConsumerRecord<byte[], byte[]> read) {
        return Topic.named(read.topic())
                .map(topic -> new Received(
                        topic,
                        read.partition(),
                        read.offset(),
                        Instant.ofEpochMilli(read.timestamp()),
                        text(read.key()),
                        value(read),
                        headers(read)));
    }

    static Message message(ConsumerRecord<byte[], byte[]> read) {
        return new Message(text(read.key()), value(read), headers(read));
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> read) {
        return read.value() == null ? new byte[0] : read.value();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> read) {
        var headers = new HashMap<String, String>();
        for (Header header : read.headers()) {
            headers.put(header.key(), String.valueOf(text(header.value() == null ? new byte[0] : header.value())));
        }
        return headers;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
