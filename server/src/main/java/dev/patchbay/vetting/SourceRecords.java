package dev.patchbay.vetting;

import dev.patchbay.catalog.RecordSchema;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.Said;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as a data source answers or sends them: {@code /data}, a list or {@code {"records": [...], "next": "<cursor>"}}, read
 * within bounds and held against what {@code /schema} says.
 */
public final class SourceRecords {

    /** Of an answer after decompression, in bytes (the contract for data sources). */
    public static final int LARGEST = 5 << 20;

    /** Of an answer (the contract for data sources). */
    public static final int MOST_RECORDS = 10_000;

    private static final int MOST_PARTS = 500_000;
    private static final int MOST_PARTS_OF_ONE = 10_000;
    private static final int LONGEST_CURSOR = 1_000;
    private static final int LARGEST_EXPONENT = 308;

    private static final JsonFactory BOUNDED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LARGEST)
                    .maxNestingDepth(64)
                    .maxStringLength(1 << 20)
                    .maxNameLength(256)
                    .maxNumberLength(40)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(BOUNDED)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SourceRecords() {}

    /** What came of reading. */
    public sealed interface Answer {}

    /**
     * What could be read.
     *
     * @param next where the next part begins; null at the end
     */
    public record Part(List<JsonNode> records, @Nullable String next) implements Answer {}

    /**
     * Nothing that could be used.
     *
     * @param word one of unreadable, too-many-parts, no-list, too-many-records, bad-cursor
     * @param detail in English; the count of records where there are too many
     * @param line where it is not readable; 0 where it is
     */
    public record Unreadable(String word, String detail, int line, int column) implements Answer {

        Unreadable(String word, String detail) {
            this(word, detail, 0, 0);
        }
    }

    /** Reads an answer; occupies the processor for some ten milliseconds. */
    public static Answer read(String text) {
        JsonNode root;
        try {
            if (parts(text) > MOST_PARTS) {
                return new Unreadable("too-many-parts", "More than 500,000 values.");
            }
            root = JSON.readTree(text);
        } catch (JacksonException malformed) {
            String first = String.valueOf(malformed.getOriginalMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            return malformed.getLocation() == null
                    ? new Unreadable("unreadable", first)
                    : new Unreadable(
                            "unreadable",
                            first,
                            malformed.getLocation().getLineNr(),
                            malformed.getLocation().getColumnNr());
        }
        JsonNode records = root.isArray() ? root : root.path("records");
        if (!records.isArray()) {
            return new Unreadable("no-list", "A list, or an object with the list records, is expected.");
        }
        if (records.size() > MOST_RECORDS) {
            return new Unreadable("too-many-records", Integer.toString(records.size()));
        }
        JsonNode next = root.path("next");
        if (next.isMissingNode() || next.isNull()) {
            return new Part(List.copyOf(records.values()), null);
        }
        if (!next.isString()
                || next.asString().isEmpty()
                || next.asString().length() > LONGEST_CURSOR
                || isNoText(next.asString())) {
            return new Unreadable("bad-cursor", "next must be a text of at most 1,000 characters, or null.");
        }
        return new Part(List.copyOf(records.values()), next.asString());
    }

    /** Reads one record, as it was kept. */
    public static JsonNode one(String text) {
        return JSON.readTree(text);
    }

    /** The first thing about a record that does not fit: that nobody could keep, or that its schema or its key does not allow. */
    public static Optional<RecordSchema.Mismatch> mismatch(JsonNode record, RecordSchema schema, List<String> key) {
        if (!record.isObject()) {
            return wrong("", "A record is an object.", "record-no-object", Map.of());
        }
        var unkept = unkept(record);
        if (unkept.isPresent()) {
            return unkept;
        }
        for (String field : key) {
            JsonNode value = record.path(field);
            if (!value.isValueNode() || value.isNull()) {
                return wrong(
                        Fault.below("", field),
                        "The key field " + field + " is missing.",
                        "field-missing",
                        Map.of("name", field));
            }
        }
        return isDeletion(record) ? Optional.empty() : schema.check(record);
    }

    /** Whether the record says that there is none any more with its key: by true, and by nothing that only looks like it. */
    public static boolean isDeletion(JsonNode record) {
        JsonNode deleted = record.path("_deleted");
        return deleted.isBoolean() && deleted.booleanValue();
    }

    /** Numbers that are read differently everywhere, characters that are none, and more values than anybody holds at once. */
    static Optional<RecordSchema.Mismatch> unkept(JsonNode root) {
        var open = new ArrayList<Place>(List.of(new Place(null, "", root)));
        int parts = 0;
        while (!open.isEmpty()) {
            Place place = open.removeLast();
            JsonNode value = place.value;
            if (++parts > MOST_PARTS_OF_ONE) {
                return wrong("", "The document has more than 10,000 parts.", "too-many-parts", Map.of());
            }
            if (value.isString() && isNoText(value.asString())) {
                return noText(place.pointer());
            }
            if (value.isBigDecimal() && isOutOfRange(value.decimalValue())) {
                return wrong(
                        place.pointer(),
                        "A number here is too large or too small to be read alike everywhere.",
                        "number-out-of-range",
                        Map.of());
            }
            if (value.isArray()) {
                int index = 0;
                for (JsonNode element : value) {
                    open.add(new Place(place, Integer.toString(index++), element));
                }
            }
            for (var member : value.properties()) {
                if (isNoText(member.getKey())) {
                    return noText(place.pointer());
                }
                open.add(new Place(place, member.getKey(), member.getValue()));
            }
        }
        return Optional.empty();
    }

    private record Place(@Nullable Place above, String name, JsonNode value) {

        /** Long where names are: it is put together for one value, and not for each. */
        String pointer() {
            return above == null ? "" : Fault.below(above.pointer(), name);
        }
    }

    /** NUL, and halves of surrogate pairs: no database and no other program keeps them. */
    private static boolean isNoText(String text) {
        return text.codePoints()
                .anyMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE);
    }

    private static boolean isOutOfRange(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT
                || Math.abs((long) number.scale()) > LARGEST_EXPONENT;
    }

    private static Optional<RecordSchema.Mismatch> noText(String pointer) {
        return wrong(pointer, "A text here holds the character NUL, or half of a character.", "no-text", Map.of());
    }

    private static Optional<RecordSchema.Mismatch> wrong(
            String pointer, String message, String key, Map<String, String> values) {
        return Optional.of(new RecordSchema.Mismatch(pointer, message, new Said(key, values)));
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
