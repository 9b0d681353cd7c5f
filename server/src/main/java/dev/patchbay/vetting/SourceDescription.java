package dev.patchbay.vetting;

import dev.patchbay.catalog.RecordSchema;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.Said;
import dev.patchbay.documents.UnreadableDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer of a data source's {@code /schema}: what it says of its records, or what is wrong with it. */
public final class SourceDescription {

    /** Of an answer, in bytes. */
    public static final int LARGEST = 256 * 1024;

    private static final int LONGEST_INTERVAL = 86_400;
    private static final int MOST_KEY_FIELDS = 10;
    private static final List<String> COMPATIBILITIES = List.of("compatible", "forward", "none");

    private final @Nullable Content content;
    private final @Nullable Mistake mistake;

    /**
     * What a source says.
     *
     * @param definition the schema as it was written
     * @param schema the same, to hold records against
     * @param key the fields that identify a record
     * @param compatibility what it promises of its later schemas: one of compatible, forward, none
     */
    public record Content(
            JsonNode definition,
            RecordSchema schema,
            List<String> key,
            String compatibility,
            boolean perInstallation,
            Duration interval) {}

    private SourceDescription(@Nullable Content content, @Nullable Mistake mistake) {
        this.content = content;
        this.mistake = mistake;
    }

    /** Reads an answer; occupies the processor for some milliseconds. */
    public static SourceDescription read(String text) {
        JsonNode root;
        try {
            root = DocumentReader.json(text.getBytes(StandardCharsets.UTF_8)).root();
        } catch (UnreadableDocument unreadable) {
            return wrong(new Mistake("Line " + unreadable.line() + ": " + unreadable.message(), unreadable.said()));
        }
        if (!root.isObject() || !root.path("schema").isObject()) {
            return wrong(
                    Mistake.of("source-no-schema", "An object with the member schema, a JSON Schema, is expected."));
        }
        var unkept = SourceRecords.unkept(root);
        if (unkept.isPresent()) {
            var wrong = unkept.get();
            return wrong(new Mistake(wrong.pointer() + ": " + wrong.message(), wrong.said()));
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
        if (key.isEmpty() || key.size() > MOST_KEY_FIELDS) {
            return wrong(Mistake.of("source-key", "key must name the 1 to 10 fields that identify a record."));
        }
        try {
            var content = new Content(
                    root.path("schema"),
                    RecordSchema.of(root.path("schema")),
                    List.copyOf(key),
                    compatibility.asString(COMPATIBILITIES.getFirst()),
                    root.path("per_installation").asBoolean(false),
                    Duration.ofSeconds(interval.intValue()));
            return new SourceDescription(content, null);
        } catch (RecordSchema.Unusable refused) {
            return wrong(new Mistake("/schema" + refused.pointer() + ": " + refused.message(), refused.said()));
        }
    }

    /** What it says; empty where it cannot be used. */
    public Optional<Content> content() {
        return Optional.ofNullable(content);
    }

    /** What is wrong with it, in English. */
    public String mistake() {
        return wrong().english();
    }

    /** The same for other languages. */
    public Said said() {
        return wrong().said();
    }

    Mistake wrong() {
        return Objects.requireNonNull(mistake, "nothing is wrong with it");
    }

    private static SourceDescription wrong(Mistake mistake) {
        return new SourceDescription(null, mistake);
    }
}
