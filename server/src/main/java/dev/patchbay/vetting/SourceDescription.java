package dev.patchbay.vetting;

import dev.patchbay.catalog.RecordSchema;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.UnreadableDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer of a data source's {@code /schema}.
 *
 * @param schema null where there is a mistake
 * @param key the fields that identify a record
 * @param mistake what is wrong with it; null where nothing is
 */
record SourceDescription(
        @Nullable RecordSchema schema,
        List<String> key,
        boolean perInstallation,
        @Nullable Mistake mistake) {

    private static final int LONGEST_INTERVAL = 86_400;
    private static final List<String> COMPATIBILITIES = List.of("compatible", "forward", "none");

    static SourceDescription read(String text) {
        JsonNode root;
        try {
            root = DocumentReader.json(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .root();
        } catch (UnreadableDocument unreadable) {
            return wrong(new Mistake("Line " + unreadable.line() + ": " + unreadable.message(), unreadable.said()));
        }
        if (!root.isObject() || !root.path("schema").isObject()) {
            return wrong(
                    Mistake.of("source-no-schema", "An object with the member schema, a JSON Schema, is expected."));
        }
        JsonNode interval = root.path("refresh_interval_seconds");
        if (!interval.isIntegralNumber()
                || !interval.canConvertToInt()
                || interval.intValue() < 1
                || interval.intValue() > LONGEST_INTERVAL) {
            return wrong(Mistake.of(
                    "source-interval",
                    "refresh_interval_seconds must be a whole number from 1 to " + LONGEST_INTERVAL + ".",
                    "most",
                    Integer.toString(LONGEST_INTERVAL)));
        }
        JsonNode compatibility = root.path("compatibility");
        if (!compatibility.isMissingNode() && !COMPATIBILITIES.contains(compatibility.asString(""))) {
            return wrong(Mistake.of(
                    "source-compatibility",
                    "compatibility must be one of " + String.join(", ", COMPATIBILITIES) + ".",
                    "choices",
                    String.join(", ", COMPATIBILITIES)));
        }
        List<String> key = new ArrayList<>();
        for (JsonNode field : root.path("key")) {
            if (!field.isString() || field.asString().isEmpty()) {
                return wrong(Mistake.of("source-key-names", "key must be a list of names of fields."));
            }
            key.add(field.asString());
        }
        if (key.isEmpty() || key.size() > 10) {
            return wrong(Mistake.of("source-key", "key must name the 1 to 10 fields that identify a record."));
        }
        try {
            var schema = RecordSchema.of(root.path("schema"));
            return new SourceDescription(
                    schema, List.copyOf(key), root.path("per_installation").asBoolean(false), null);
        } catch (RecordSchema.Unusable refused) {
            return wrong(new Mistake("/schema" + refused.pointer() + ": " + refused.message(), refused.said()));
        }
    }

    private static SourceDescription wrong(Mistake mistake) {
        return new SourceDescription(null, List.of(), false, mistake);
    }
}
