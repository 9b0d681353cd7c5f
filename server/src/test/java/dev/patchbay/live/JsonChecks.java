package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The form in which pages are told records. */
final class JsonChecks {

    private JsonChecks() {}

    static void assertRecord(JsonNode record, String key, double price) {
        assertThat(record.propertyNames()).containsExactlyInAnyOrder("key", "value", "deleted", "version", "at");
        assertThat(record.path("key").asString()).isEqualTo(key);
        assertThat(record.path("value").path("price").asDouble()).isEqualTo(price);
        assertThat(record.path("deleted").asBoolean()).isFalse();
        assertThat(record.path("version").asLong()).isPositive();
        assertThat(Instant.parse(record.path("at").asString())).isNotNull();
    }
}
