package dev.patchbay.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What applying the catalog file changes or changed.
 *
 * @param changes one per listing that differs, by name; empty where file and catalog agree
 * @param notes things worth knowing that are no mistakes, such as a picture that could not be fetched
 */
public record CatalogDifference(List<Change> changes, List<String> notes) {

    /** What happens to a listing. */
    public enum Kind {
        ADDED,
        CHANGED,
        PUBLISHED,
        UNPUBLISHED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One listing's change. */
    public record Change(String name, Kind kind, List<Field> fields) {}

    /**
     * One field's change; secrets show as {@code •••}.
     *
     * @param before null where the field was absent
     * @param after null where the field goes
     */
    public record Field(
            String name, @Nullable String before, @Nullable String after) {

        @Override
        public String toString() {
            if (before == null) {
                return name + ": " + after;
            }
            return name + ": " + before + " → " + (after == null ? "(gone)" : after);
        }
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The difference as lines to print. */
    public String text() {
        String listed = changes.isEmpty()
                ? "The catalog agrees with the file."
                : changes.stream().map(CatalogDifference::lines).collect(Collectors.joining("\n"));
        return notes.isEmpty() ? listed : listed + "\n" + String.join("\n", notes);
    }

    private static String lines(Change change) {
        String head = change.name() + ": " + change.kind().word();
        return change.fields().isEmpty()
                ? head
                : head + change.fields().stream().map(field -> "\n  " + field).collect(Collectors.joining());
    }
}
