package dev.patchbay.catalog;

import com.google.re2j.PatternSyntaxException;
import dev.patchbay.documents.Fault;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bounds on JSON Schemas that publishers write: nothing is fetched, and every pattern runs in linear time. */
final class SchemaRules {

    private SchemaRules() {}

    static void check(JsonNode schema, String pointer, List<Fault> faults) {
        if (schema instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String below = Fault.below(pointer, member.getKey());
                keyword(member.getKey(), member.getValue(), below, faults);
                check(member.getValue(), below, faults);
            });
        } else if (schema.isArray()) {
            int index = 0;
            for (JsonNode element : schema) {
                check(element, Fault.below(pointer, Integer.toString(index++)), faults);
            }
        }
    }

    private static void keyword(String name, JsonNode value, String pointer, List<Fault> faults) {
        switch (name) {
            case "$ref", "$dynamicRef" -> {
                if (value.isString() && !value.asString().startsWith("#")) {
                    faults.add(ManifestMistake.REMOTE_REFERENCE.at(
                            pointer, "Must point into this schema (#…); other documents are not fetched."));
                }
            }
            case "pattern" -> {
                if (value.isString()) {
                    pattern(value.asString(), pointer, faults);
                }
            }
            case "patternProperties" ->
                value.propertyNames().forEach(pattern -> pattern(pattern, Fault.below(pointer, pattern), faults));
            default -> {
                // other keywords neither fetch nor match
            }
        }
    }

    private static void pattern(String pattern, String pointer, List<Fault> faults) {
        try {
            LinearPattern.compile(pattern);
        } catch (PatternSyntaxException refused) {
            faults.add(ManifestMistake.PATTERN.at(
                    pointer,
                    "This pattern cannot be run in linear time (no look-around, no back references): "
                            + refused.getDescription() + "."));
        }
    }
}
