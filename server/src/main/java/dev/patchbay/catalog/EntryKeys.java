package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the keys of a catalog entry to the manifest's words. An entry with {@code slug} is in the older style, in which
 * {@code name} is what people read; its keys may be written in camelCase or snake_case.
 */
final class EntryKeys {

    /** Keys of an entry that are no part of a manifest: what the operator, not the publisher, says. */
    static final Set<String> OPERATORS =
            Set.of("is_published", "is_first_party", "webhook_secret", "is_free", "monthly_price");

    private static final Map<String, String> SYNONYMS = Map.of(
            "published", "is_published",
            "first_party", "is_first_party",
            "required_scopes", "scopes");
    private static final Map<String, String> OLDER_STYLE = Map.of("slug", "name", "name", "display_name");
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    /**
     * An entry in the manifest's words.
     *
     * @param written what each key was called in the file
     */
    record Keyed(ObjectNode entry, boolean olderStyle, Map<String, String> written) {

        /** The pointer, in the file, to what a pointer into the entry means. */
        String inFile(String base, String pointer) {
            if (pointer.isEmpty()) {
                return base;
            }
            int end = pointer.indexOf('/', 1);
            String key = end < 0 ? pointer.substring(1) : pointer.substring(1, end);
            return base + "/" + written.getOrDefault(key, key) + (end < 0 ? "" : pointer.substring(end));
        }
    }

    private EntryKeys() {}

    static Keyed keyed(ObjectNode raw, String pointer, List<Fault> faults) {
        boolean olderStyle = raw.has("slug");
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        Map<String, String> written = new HashMap<>();
        List<String> ignored = new ArrayList<>(olderStyle ? List.of("id") : List.of());
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            String given = member.getKey();
            String name = name(given, olderStyle);
            if (ignored.contains(name) || member.getValue().isNull()) {
                continue; // a database id or a null of the older style says nothing here
            }
            String earlier = written.putIfAbsent(name, given);
            if (earlier != null) {
                faults.add(new Fault(
                        Fault.below(pointer, given), given + " says the same as " + earlier + ": keep one of them."));
                continue;
            }
            entry.set(name, member.getValue());
        }
        return new Keyed(entry, olderStyle, written);
    }

    private static String name(String given, boolean olderStyle) {
        String snake = HUMP.matcher(given).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
        String known = SYNONYMS.getOrDefault(snake, snake);
        return olderStyle ? OLDER_STYLE.getOrDefault(known, known) : known;
    }
}
