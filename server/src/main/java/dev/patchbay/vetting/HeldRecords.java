package dev.patchbay.vetting;

import dev.patchbay.catalog.RecordSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The verdict on the answer of a data source's {@code /data}. */
final class HeldRecords {

    /** So many are held against the schema; the others are counted. */
    private static final int MOST_VALIDATED = 1_000;

    private HeldRecords() {}

    /** @param evidence what was seen so far, and more of it afterwards */
    static CheckResult of(String text, SourceDescription.Content source, Map<String, Object> evidence) {
        evidence.put("dataCharacters", text.length());
        return switch (SourceRecords.read(text)) {
            case SourceRecords.Unreadable unreadable -> refused(unreadable, evidence);
            case SourceRecords.Part part -> {
                evidence.put("records", part.records().size());
                yield part.records().isEmpty()
                        ? CheckResult.warned(evidence, "data.empty", Map.of())
                        : each(part.records(), source, evidence);
            }
        };
    }

    private static CheckResult refused(SourceRecords.Unreadable unreadable, Map<String, Object> evidence) {
        if (unreadable.line() > 0) {
            evidence.put("line", unreadable.line());
            evidence.put("column", unreadable.column());
        }
        return switch (unreadable.word()) {
            case "too-many-parts" -> CheckResult.failed(evidence, "data.too-many-parts", Map.of("most", "500,000"));
            case "no-list" -> CheckResult.failed(evidence, "data.no-list");
            case "too-many-records" ->
                CheckResult.failed(evidence, "data.too-many-records", Map.of("count", unreadable.detail()));
            default ->
                CheckResult.failed(
                        evidence,
                        "data.unreadable",
                        Mistake.of("unreadable", unreadable.detail()).kept());
        };
    }

    private static CheckResult each(
            List<JsonNode> records, SourceDescription.Content source, Map<String, Object> evidence) {
        int checked = 0;
        for (JsonNode record : records) {
            if (checked == MOST_VALIDATED) {
                break;
            }
            Optional<RecordSchema.Mismatch> mismatch = SourceRecords.mismatch(record, source.schema(), source.key());
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
}
