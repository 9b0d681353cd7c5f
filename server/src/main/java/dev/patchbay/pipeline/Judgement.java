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
 * @param origin where in the broker it lies; null where it came another way
 */
record Judgement(
        JsonNode record,
        @Nullable String key,
        RecordTable.@Nullable Entry entry,
        @Nullable Rejection rejection,
        boolean superseded,
        @Nullable Origin origin) {

    /** One that is still to be judged. */
    static Judgement open(JsonNode record, Origin origin) {
        return new Judgement(record, null, null, null, false, origin);
    }

    static Judgement accepted(JsonNode record, RecordTable.Entry entry) {
        return new Judgement(record, entry.key(), entry, null, false, null);
    }

    static Judgement refused(JsonNode record, @Nullable String key, Rejection why) {
        return new Judgement(record, key, null, why, false, null);
    }

    Judgement overtaken() {
        return new Judgement(record, key, entry, rejection, true, origin);
    }

    /** The same, refused. */
    Judgement refusedFor(Rejection why) {
        return new Judgement(record, key, null, why, false, origin);
    }

    Judgement from(Origin place) {
        return new Judgement(record, key, entry, rejection, superseded, place);
    }

    /** The record as it came. */
    String text() {
        return origin == null ? record.toString() : origin.text();
    }
}
