package dev.patchbay.vetting;

import dev.patchbay.catalog.RecordSchema;
import dev.patchbay.documents.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer of a data source's {@code /data}, held against what {@code /schema} says. */
final class SourceRecords {

    /** Of an answer (the contract for data sources). */
    private static final int MOST_RECORDS = 10_000;

    /** So many are held against the schema; the others are counted. */
    private static final int MOST_VALIDATED = 1_000;

    private static final int MOST_PARTS = 500_000;

    private static final JsonFactory BOUNDED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(5 << 20)
                    .maxNestingDepth(64)
                    .maxStringLength(1 << 20)
                    .maxNameLength(256)
                    .maxNumberLength(40)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(BOUNDED).build();

    private SourceRecords() {}

    /** @param evidence what was seen so far, and more of it afterwards */
    static CheckResult hold(String text, SourceDescription description, Map<String, Object> evidence) {
        evidence.put("dataCharacters", text.length());
        JsonNode root;
        try {
            if (parts(text) > MOST_PARTS) {
                return CheckResult.failed(evidence, "data.too-many-parts", Map.of("most", "500,000"));
            }
            root = JSON.readTree(text);
        } catch (JacksonException malformed) {
            String first = String.valueOf(malformed.getOriginalMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            if (malformed.getLocation() != null) {
                evidence.put("line", malformed.getLocation().getLineNr());
                evidence.put("column", malformed.getLocation().getColumnNr());
            }
            return CheckResult.failed(
                    evidence, "data.unreadable", Mistake.of("unreadable", first).kept());
        }
        JsonNode records = root.isArray() ? root : root.path("records");
        if (!records.isArray()) {
            return CheckResult.failed(evidence, "data.no-list");
        }
        evidence.put("records", records.size());
        if (records.size() > MOST_RECORDS) {
            return CheckResult.failed(
                    evidence, "data.too-many-records", Map.of("count", Integer.toString(records.size())));
        }
        if (records.isEmpty()) {
            return CheckResult.warned(evidence, "data.empty", Map.of());
        }
        return each(records, description, evidence);
    }

    private static CheckResult each(JsonNode records, SourceDescription description, Map<String, Object> evidence) {
        var schema = Objects.requireNonNull(description.schema());
        int checked = 0;
        for (JsonNode record : records) {
            if (checked == MOST_VALIDATED) {
                break;
            }
            Optional<RecordSchema.Mismatch> mismatch = mismatch(record, schema, description.key());
            if (mismatch.isPresent()) {
                evidence.put("record", checked);
                evidence.put("pointer", mismatch.get().pointer());
                var values = new HashMap<>(
                        new Mistake(mismatch.get().message(), mismatch.get().said()).kept());
                values.put("number", Integer.toString(checked + 1));
                values.put(
                        "pointer",
                        mismatch.get().pointer().isEmpty()
                                ? "/"
                                : mismatch.get().pointer());
                return CheckResult.failed(evidence, "data.mismatch", values);
            }
            checked++;
        }
        evidence.put("checked", checked);
        return CheckResult.passed(evidence);
    }

    private static Optional<RecordSchema.Mismatch> mismatch(JsonNode record, RecordSchema schema, List<String> key) {
        if (!record.isObject()) {
            return Optional.of(
                    new RecordSchema.Mismatch("", "A record is an object.", new Said("record-no-object", Map.of())));
        }
        for (String field : key) {
            JsonNode value = record.path(field);
            if (!value.isValueNode() || value.isNull()) {
                return Optional.of(new RecordSchema.Mismatch(
                        "/" + field,
                        "The key field " + field + " is missing.",
                        new Said("field-missing", Map.of("name", field))));
            }
        }
        return record.path("_deleted").asBoolean(false) ? Optional.empty() : schema.check(record);
    }

    /** Tokens of the text; stops counting beyond the limit. */
    private static int parts(String text) {
        int parts = 0;
        try (JsonParser parser = BOUNDED.createParser(ObjectReadContext.empty(), text)) {
            while (parts <= MOST_PARTS && parser.nextToken() != null) {
                parts++;
            }
        }
        return parts;
    }
}
