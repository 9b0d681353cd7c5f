package dev.patchbay.catalog;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import dev.patchbay.documents.Fault;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Bounds on the schema of settings that an organization fills in: it is a form, it is checked in bounded time, and no secret is
 * asked for, since settings are told in events and kept in the log.
 */
final class FormRules {

    private static final int LARGEST = 32 * 1024;
    private static final int DEEPEST = 32;
    private static final int STEPS = 5_000;
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** What a schema itself has to look like; reading and compiling that takes far longer than checking by it. */
    private static final Schema SCHEMAS = ManifestSchema.registry().getSchema(SchemaLocation.of(DIALECT));

    private static final Set<String> REFUSED =
            Set.of("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$vocabulary");

    private final JsonNode root;
    private final String pointer;
    private final List<Fault> faults;
    private int steps;

    private FormRules(JsonNode root, String pointer, List<Fault> faults) {
        this.root = root;
        this.pointer = pointer;
        this.faults = faults;
    }

    static void check(JsonNode schema, String pointer, List<Fault> faults) {
        if (!schema.isObject()) {
            return; // absent, or refused by the manifest's schema
        }
        if (schema.toString().length() > LARGEST) {
            faults.add(ManifestMistake.FORM_TOO_LARGE.at(pointer, "Must have at most 32 KiB."));
            return;
        }
        if (!"object".equals(schema.path("type").asString(""))) {
            faults.add(ManifestMistake.FORM_NO_OBJECT.at(
                    pointer, "Describes the settings of an organization: it begins with type: object."));
        }
        int before = faults.size();
        var rules = new FormRules(schema, pointer, faults);
        rules.walk(schema, pointer);
        if (faults.size() == before && rules.follow(schema, 0) && faults.size() == before) {
            rules.wellFormed();
        }
    }

    private void walk(JsonNode node, String at) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                String below = Fault.below(at, member.getKey());
                keyword(member.getKey(), member.getValue(), below);
                walk(member.getValue(), below);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), Fault.below(at, Integer.toString(i)));
            }
        }
    }

    private void keyword(String name, JsonNode value, String at) {
        if (REFUSED.contains(name) && value.isString()) {
            faults.add(ManifestMistake.FORM_NAMED_PART.at(
                    at, "Leave it out: parts of this schema are named by $ref: '#/$defs/…' only."));
        }
        if (name.equals("$schema") && value.isString() && !DIALECT.equals(value.asString())) {
            faults.add(ManifestMistake.FORM_DIALECT.at(at, "Must be " + DIALECT + ".", "dialect", DIALECT));
        }
        boolean hidden = name.equals("writeOnly") && value.isBoolean() && value.asBoolean();
        boolean password = name.equals("format") && "password".equals(value.asString(""));
        if (hidden || password) {
            faults.add(ManifestMistake.FORM_SECRET.at(
                    at, "Settings are told in events and kept in logs: ask for no secret here."));
        }
    }

    /** Walks as a validation would, along references; false when that is too long or has no end. */
    private boolean follow(JsonNode node, int depth) {
        if (++steps > STEPS || depth > DEEPEST) {
            faults.add(ManifestMistake.FORM_ENDLESS.at(
                    pointer, "Is too large or refers to itself: settings end after 32 levels."));
            return false;
        }
        JsonNode reference = node.path("$ref");
        if (reference.isString()) {
            JsonNode target = target(reference.asString());
            if (target == null) {
                faults.add(ManifestMistake.FORM_NOTHING_THERE.at(
                        pointer, "Nothing is at " + reference.asString() + ".", "reference", reference.asString()));
                return false;
            }
            if (!follow(target, depth + 1)) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (child.isContainer() && !follow(child, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable JsonNode target(String reference) {
        if (reference.equals("#")) {
            return root;
        }
        if (!reference.startsWith("#/")) {
            return null;
        }
        JsonNode target = root.at(reference.substring(1));
        return target.isMissingNode() ? null : target;
    }

    /** Against the schema of schemas, which the library brings along. */
    private void wellFormed() {
        SCHEMAS.validate(root).stream()
                .map(error -> ManifestMistake.FORM_NO_SCHEMA.at(
                        pointer + error.getInstanceLocation(), "Is no JSON Schema: " + error.getMessage() + "."))
                .distinct()
                .limit(10)
                .forEach(faults::add);
    }
}
