package dev.patchbay.live;

import dev.patchbay.pipeline.SourceRecord;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A record, written once for all pages that are sent it. */
final class Fragment {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] json;
    private final long version;
    private final long heard = System.nanoTime();

    Fragment(byte[] json, long version) {
        this.json = json;
        this.version = version;
    }

    private record Told(String key, JsonNode value, boolean deleted, long version, Instant at) {}

    static Fragment of(SourceRecord record) {
        var told = new Told(record.key(), record.value(), record.deleted(), record.version(), record.at());
        return new Fragment(JSON.writeValueAsBytes(told), record.version());
    }

    /** Without line breaks; nobody changes it. */
    byte[] json() {
        return json;
    }

    long version() {
        return version;
    }

    /** When this node heard of it, on the clock of {@link System#nanoTime()}. */
    long heard() {
        return heard;
    }
}
