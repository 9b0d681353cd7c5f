package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that can be placed.
 *
 * @param frame of a widget of its own; null where it has none
 * @param source of its data; null where it brings none
 * @param state of its data: live, stale or offline
 * @param since when it came to be so; null where nobody knows
 * @param sample some of its newest records, the newest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ChoiceBody(
        InstallationRef installation,
        @Nullable FrameBody frame,
        @Nullable SourceBody source,
        String state,
        @Nullable Instant since,
        List<SampleBody> sample) {

    /**
     * What its records are.
     *
     * @param schema JSON Schema (2020-12)
     * @param key the fields that identify a record
     * @param number of the schema; another one has a greater number
     */
    record SourceBody(JsonNode schema, List<String> key, int number) {}

    /** @param at when Patchbay was told */
    record SampleBody(JsonNode value, Instant at) {}
}
