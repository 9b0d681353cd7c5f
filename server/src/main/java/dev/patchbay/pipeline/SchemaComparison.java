package dev.patchbay.pipeline;

import static dev.patchbay.pipeline.SchemaDifference.Breaks.BOTH;
import static dev.patchbay.pipeline.SchemaDifference.Breaks.READERS;
import static dev.patchbay.pipeline.SchemaDifference.Breaks.RECORDS;

import dev.patchbay.documents.Fault;
import dev.patchbay.pipeline.SchemaDifference.Breaks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Compares two JSON Schemas, keyword by keyword. Where two keywords interact it errs on the side of a difference: whether one
 * schema allows all that another one does cannot be decided in general. A new optional field is none, though a record may have
 * had the field with another meaning before.
 */
final class SchemaComparison {

    private static final int MOST = 50;

    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "examples",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$comment",
            "$schema",
            "$id");

    private static final Set<String> ALL_TYPES =
            Set.of("string", "number", "integer", "boolean", "object", "array", "null");

    private final List<SchemaDifference> differences = new ArrayList<>();

    private SchemaComparison() {}

    /** Differences that break something, at most fifty. */
    static List<SchemaDifference> between(JsonNode older, JsonNode newer) {
        var comparison = new SchemaComparison();
        comparison.compare("", older, newer);
        return List.copyOf(comparison.differences);
    }

    private void compare(String at, JsonNode older, JsonNode newer) {
        if (older.equals(newer) || differences.size() >= MOST) {
            return;
        }
        if (!older.isObject() || !newer.isObject()) {
            whole(at, older, newer);
            return;
        }
        Set<String> keywords = new TreeSet<>(older.propertyNames());
        keywords.addAll(newer.propertyNames());
        keywords.removeAll(ANNOTATIONS);
        for (String keyword : keywords) {
            JsonNode before = older.path(keyword);
            JsonNode after = newer.path(keyword);
            if (!before.equals(after)) {
                keyword(Fault.below(at, keyword), keyword, new Pair(older, before), new Pair(newer, after));
            }
        }
    }

    /** A keyword and the schema that it stands in. */
    private record Pair(JsonNode around, JsonNode value) {}

    /** {@code true}, {@code false} and what is no schema at all. */
    private void whole(String at, JsonNode older, JsonNode newer) {
        if (isFalse(older)) {
            found(at, READERS, "opened", "What was not allowed here is allowed now.");
        } else if (isFalse(newer)) {
            found(at, RECORDS, "closed", "Nothing is allowed here any more.");
        } else if (older.isObject() && isTrue(newer)) {
            found(at, READERS, "anything", "Anything is allowed here now.");
        } else if (isTrue(older) && newer.isObject()) {
            found(at, RECORDS, "narrowed", "Anything was allowed here; not any more.");
        } else {
            changed(at);
        }
    }

    private void keyword(String at, String keyword, Pair older, Pair newer) {
        JsonNode before = older.value;
        JsonNode after = newer.value;
        switch (keyword) {
            case "type" -> types(at, before, after);
            case "required" -> required(at, before, after);
            case "properties" -> properties(at, older, newer);
            case "$defs", "definitions" -> shared(at, before, after);
            case "patternProperties", "dependentSchemas" -> same(at, before, after);
            case "items", "additionalProperties", "propertyNames", "unevaluatedProperties", "unevaluatedItems" ->
                compare(at, orAnything(before), orAnything(after));
            case "prefixItems", "allOf", "anyOf" -> list(at, before, after);
            case "enum", "const" -> choices(at, before, after);
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
                bound(at, before, after, true);
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
                bound(at, before, after, false);
            default -> other(at, before, after);
        }
    }

    private void types(String at, JsonNode before, JsonNode after) {
        Set<String> old = types(before);
        Set<String> now = types(after);
        Set<String> more = without(now, old);
        Set<String> fewer = without(old, now);
        if (!more.isEmpty()) {
            found(at, READERS, "more-types", "May be of another type now: {types}.", "types", String.join(", ", more));
        }
        if (!fewer.isEmpty()) {
            found(at, RECORDS, "fewer-types", "May not be {types} any more.", "types", String.join(", ", fewer));
        }
    }

    private static Set<String> types(JsonNode type) {
        if (type.isString()) {
            return Set.of(type.asString());
        }
        if (!type.isArray()) {
            return ALL_TYPES;
        }
        Set<String> types = new TreeSet<>();
        type.forEach(one -> types.add(one.asString("")));
        return types;
    }

    /** Every integer is a number. */
    private static Set<String> without(Set<String> types, Set<String> others) {
        Set<String> left = new TreeSet<>(types);
        left.removeAll(others);
        if (others.contains("number")) {
            left.remove("integer");
        }
        return left;
    }

    private void required(String at, JsonNode before, JsonNode after) {
        Set<String> old = texts(before);
        Set<String> now = texts(after);
        for (String name : now) {
            if (!old.contains(name)) {
                found(at, RECORDS, "required", "The field {name} is needed now.", "name", name);
            }
        }
        for (String name : old) {
            if (!now.contains(name)) {
                found(at, READERS, "optional", "The field {name} may be missing now.", "name", name);
            }
        }
    }

    private void properties(String at, Pair older, Pair newer) {
        Set<String> names = new LinkedHashSet<>(older.value.propertyNames());
        names.addAll(newer.value.propertyNames());
        for (String name : names) {
            String below = Fault.below(at, name);
            boolean was = older.value.has(name);
            if (was && newer.value.has(name)) {
                compare(below, older.value.path(name), newer.value.path(name));
            } else if (was) {
                found(below, READERS, "field-gone", "The field {name} is gone.", "name", name);
                if (isFalse(newer.around.path("additionalProperties"))) {
                    found(below, RECORDS, "field-refused", "The field {name} is not allowed any more.", "name", name);
                }
            } else if (isFalse(older.around.path("additionalProperties"))) {
                found(
                        below,
                        READERS,
                        "field-unexpected",
                        "The field {name} is new, and the older schema allowed no further fields.",
                        "name",
                        name);
            }
        }
    }

    /** Definitions say nothing unless something refers to them, which is compared where it stands. */
    private void shared(String at, JsonNode before, JsonNode after) {
        for (String name : before.propertyNames()) {
            if (after.has(name)) {
                compare(Fault.below(at, name), before.path(name), after.path(name));
            }
        }
    }

    private void same(String at, JsonNode before, JsonNode after) {
        if (!Set.copyOf(before.propertyNames()).equals(Set.copyOf(after.propertyNames()))) {
            changed(at);
        }
        shared(at, before, after);
    }

    private void list(String at, JsonNode before, JsonNode after) {
        if (!before.isArray() || !after.isArray() || before.size() != after.size()) {
            changed(at);
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            compare(Fault.below(at, Integer.toString(i)), before.path(i), after.path(i));
        }
    }

    private void choices(String at, JsonNode before, JsonNode after) {
        Set<JsonNode> old = values(before);
        Set<JsonNode> now = values(after);
        if (before.isMissingNode() || (!after.isMissingNode() && !now.containsAll(old))) {
            found(at, RECORDS, "fewer-values", "Fewer values are allowed now.");
        }
        if (after.isMissingNode() || (!before.isMissingNode() && !old.containsAll(now))) {
            found(at, READERS, "more-values", "More values are allowed now.");
        }
    }

    private static Set<JsonNode> values(JsonNode choices) {
        return choices.isArray() ? new LinkedHashSet<>(choices.values()) : Set.of(choices);
    }

    private void bound(String at, JsonNode before, JsonNode after, boolean lower) {
        if (!before.isNumber() && !after.isNumber()) {
            changed(at);
            return;
        }
        if (before.isNumber() && after.isNumber() && before.decimalValue().compareTo(after.decimalValue()) == 0) {
            return;
        }
        boolean tighter = !before.isNumber()
                || (after.isNumber() && (after.decimalValue().compareTo(before.decimalValue()) > 0) == lower);
        if (tighter) {
            found(at, RECORDS, "tighter", "The bound is tighter now.");
        } else {
            found(at, READERS, "looser", "The bound is looser now.");
        }
    }

    private void other(String at, JsonNode before, JsonNode after) {
        if (before.isMissingNode() && !after.isObject() && !after.isArray()) {
            found(at, RECORDS, "rule-added", "There is a rule here that the older schema did not have.");
        } else if (after.isMissingNode() && !before.isObject() && !before.isArray()) {
            found(at, READERS, "rule-gone", "A rule of the older schema is gone here.");
        } else {
            changed(at);
        }
    }

    private void changed(String at) {
        found(at, BOTH, "changed", "This is different, and nobody can tell whether all records fit both.");
    }

    private void found(String at, Breaks breaks, String key, String message, String... value) {
        if (differences.size() < MOST) {
            differences.add(
                    value.length == 0
                            ? SchemaDifference.of(at, breaks, key, message, Map.of())
                            : SchemaDifference.of(
                                    at,
                                    breaks,
                                    key,
                                    message.replace("{" + value[0] + "}", value[1]),
                                    Map.of(value[0], value[1])));
        }
    }

    private static JsonNode orAnything(JsonNode schema) {
        return schema instanceof MissingNode ? BooleanNode.TRUE : schema;
    }

    private static boolean isFalse(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    private static boolean isTrue(JsonNode schema) {
        return schema.isBoolean() && schema.booleanValue();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
