package dev.patchbay.pipeline;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One record of a batch, held against the schema.
 *
 * @param key null where it has none
 * @param entry what is to be written; null where it was refused
 * @param rejection null where it was not
 * @param superseded whether a later record of the batch that was not refused has the same key
 */
record Judgement(
        JsonNode record,
        @Nullable String key,
        RecordTable.@Nullable Entry entry,
        @Nullable Rejection rejection,
        boolean superseded) {

    static Judgement accepted(JsonNode record, RecordTable.Entry entry) {
        return new Judgement(record, entry.key(), entry, null, false);
    }

    static Judgement refused(JsonNode record, @Nullable String key, Rejection why) {
        return new Judgement(record, key, null, why, false);
    }

    Judgement overtaken() {
        return new Judgement(record, key, entry, rejection, true);
    }
}
