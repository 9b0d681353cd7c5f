package dev.patchbay.widgets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a source's schema says of the fields of its records; {@code web/src/lib/values.ts} reads it alike. Schemas are written by
 * others: references and branches are followed so far and no further.
 */
final class SourceFields {

    private static final int DEEPEST = 8;
    private static final int MOST_PLACES = 300;
    private static final int MOST_BRANCHES = 20;
    private static final int MOST_PROPERTIES = 1000;

    /** What a field is called in which each record says its own unit. */
    private static final Set<String> UNIT_FIELDS = Set.of("unit", "units", "uom", "einheit", "currency", "währung");

    private final JsonNode root;
    private final Map<String, JsonNode> properties = new LinkedHashMap<>();
    private int places = MOST_PLACES;

    private SourceFields(JsonNode root) {
        this.root = root;
        collect(root, 0);
    }

    /** @param schema null where the source has none */
    static SourceFields of(@Nullable JsonNode schema) {
        return new SourceFields(schema == null ? MissingNode.getInstance() : schema);
    }

    /** Which number of which record it is, such as “BTC · Price”. */
    String words(@Nullable String key, String field) {
        return Stream.concat(keyWords(key), Stream.of(FieldWords.title(field, property(field))))
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static Stream<String> keyWords(@Nullable String key) {
        if (key == null) {
            return Stream.of();
        }
        try {
            return JsonMapper.shared()
                    .readTree(key)
                    .valueStream()
                    .map(part -> part.isString() ? part.asString() : part.toString());
        } catch (JacksonException none) {
            return Stream.of(key);
        }
    }

    /**
     * In what a number is measured, as the schema says it, or the record; null where neither does.
     *
     * @param record null where it is not known
     */
    @Nullable
    String unit(String field, @Nullable JsonNode record) {
        String unit = FieldWords.unit(field, property(field));
        return unit != null || record == null ? unit : unitOf(record);
    }

    private @Nullable String unitOf(JsonNode record) {
        return (properties.isEmpty() ? record.propertyNames().stream() : properties.keySet().stream())
                .filter(name -> FieldWords.words(name).stream()
                        .anyMatch(word -> UNIT_FIELDS.contains(word.toLowerCase(Locale.ROOT))))
                .map(record::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .filter(said -> !said.isBlank() && said.length() <= FieldWords.LONGEST_UNIT)
                .orElse(null);
    }

    private JsonNode property(String name) {
        JsonNode given = properties.get(name);
        places = MOST_PLACES;
        return given == null ? MissingNode.getInstance() : plain(given, 0);
    }

    /** The properties that a schema names, also those of its parts. */
    private void collect(JsonNode given, int depth) {
        if (!given.isObject() || depth > DEEPEST || places-- <= 0) {
            return;
        }
        given.path("properties").properties().stream()
                .limit(MOST_PROPERTIES - properties.size())
                .forEach(property -> properties.putIfAbsent(property.getKey(), property.getValue()));
        if (given.path("$ref").isString()) {
            collect(referred(given.path("$ref").asString()), depth + 1);
        }
        Stream.of("allOf", "anyOf", "oneOf")
                .flatMap(list -> branches(given, list).stream())
                .forEach(part -> collect(part, depth + 1));
    }

    /** A property with what its references, and the one branch of it that is not null, say of it; its own words count most. */
    private ObjectNode plain(JsonNode given, int depth) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        if (!given.isObject() || depth > DEEPEST || places-- <= 0) {
            return said;
        }
        List<JsonNode> parts = new ArrayList<>();
        if (given.path("$ref").isString()) {
            parts.add(referred(given.path("$ref").asString()));
        }
        for (String list : List.of("allOf", "anyOf", "oneOf")) {
            List<JsonNode> some = branches(given, list).stream()
                    .filter(part -> !(part.path("type").isString()
                            && part.path("type").asString().equals("null")))
                    .toList();
            if (list.equals("allOf") || some.size() == 1) {
                parts.addAll(some);
            }
        }
        parts.forEach(part -> said.setAll(plain(part, depth + 1)));
        return said.setAll((ObjectNode) given);
    }

    private static List<JsonNode> branches(JsonNode given, String list) {
        return given.path(list).isArray()
                ? given.path(list).valueStream().limit(MOST_BRANCHES).toList()
                : List.of();
    }

    /** What {@code #/$defs/price} or {@code #price} is about; what lies elsewhere is not fetched. */
    private JsonNode referred(String reference) {
        try {
            if (reference.equals("#")) {
                return root;
            }
            if (reference.startsWith("#/")) {
                return root.at(JsonPointer.compile(
                        URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8)));
            }
            return root.path("$defs")
                    .valueStream()
                    .filter(each -> each.path("$anchor").isString()
                            && reference.equals("#" + each.path("$anchor").asString()))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        } catch (IllegalArgumentException undecodable) {
            return MissingNode.getInstance();
        }
    }
}
