package dev.patchbay.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import dev.patchbay.documents.Fault;
import dev.patchbay.kernel.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings that a listing asks an organization for, and what was filled in. */
public final class ConfigForm {

    private static final int LARGEST = 16 * 1024;
    private static final int DEEPEST = 16;
    private static final SchemaRegistry REGISTRY = ManifestSchema.registry();

    private ConfigForm() {}

    /**
     * Something that does not fit.
     *
     * @param pointer JSON Pointer (RFC 6901) into the settings
     * @param code names it for pages that tell it in the reader's language; null where only the schema has words for it
     * @param message in English
     */
    public record Mistake(String pointer, @Nullable String code, String message) {

        /**
         * Notes it as one of a request.
         *
         * @param settings JSON Pointer to the settings in the request
         */
        public void noteIn(InvalidRequest mistakes, String settings) {
            if (code == null) {
                mistakes.error(settings + pointer, message);
            } else {
                mistakes.error(settings + pointer, code, message);
            }
        }
    }

    /** Whether the listing has any. */
    public static boolean wantedBy(Listing listing) {
        return listing.manifest().configSchema() != null;
    }

    /** The settings with the schema's defaults for what was left out. */
    public static ObjectNode completed(Listing listing, ObjectNode given) {
        return completed(listing.manifest().configSchema(), given);
    }

    /** The same by another schema of the listing's, such as its widget's; null where there are no settings. */
    public static ObjectNode completed(@Nullable JsonNode schema, ObjectNode given) {
        ObjectNode completed = given.deepCopy();
        if (schema != null) {
            complete(schema, completed, 0);
        }
        return completed;
    }

    /** Every mistake in the settings, by the listing's schema; empty when they fit. */
    public static List<Mistake> check(Listing listing, ObjectNode config) {
        return check(listing.manifest().configSchema(), config);
    }

    /** The same by another schema of the listing's, such as its widget's; null where there are no settings. */
    public static List<Mistake> check(@Nullable JsonNode schema, ObjectNode config) {
        if (config.toString().length() > LARGEST) {
            return List.of(new Mistake("", "too-long", "All settings together have at most 16 KiB."));
        }
        List<Fault> faults = new ArrayList<>();
        TextRules.check(config, "", faults);
        if (!faults.isEmpty()) {
            return faults.stream()
                    .map(fault -> new Mistake(fault.pointer(), "hidden-characters", fault.message()))
                    .toList();
        }
        if (schema == null) {
            return config.propertyNames().stream()
                    .map(name -> new Mistake(Fault.below("", name), "unknown", "The app has no settings."))
                    .toList();
        }
        return REGISTRY.getSchema(schema).validate(config).stream()
                .flatMap(ConfigForm::mistake)
                .distinct()
                .toList();
    }

    private static void complete(JsonNode schema, ObjectNode value, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode otherwise = property.getValue().path("default");
            JsonNode present = value.get(property.getKey());
            if (present == null && !otherwise.isMissingNode()) {
                value.set(property.getKey(), otherwise.deepCopy());
            } else if (present instanceof ObjectNode object) {
                complete(property.getValue(), object, depth + 1);
            }
        });
    }

    private static Stream<Mistake> mistake(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = String.valueOf(error.getProperty());
        @Nullable JsonNode wanted = error.getSchemaNode();
        return switch (String.valueOf(error.getKeyword())) {
            case "required" -> Stream.of(new Mistake(Fault.below(at, property), "needed", "This is needed."));
            case "additionalProperties", "unevaluatedProperties" ->
                Stream.of(new Mistake(Fault.below(at, property), "unknown", "There is no such setting."));
            case "enum" -> Stream.of(new Mistake(at, null, "Must be one of " + choices(wanted) + "."));
            default -> Stream.of(new Mistake(at, null, sentence(Objects.requireNonNullElse(error.getMessage(), ""))));
        };
    }

    private static String choices(@Nullable JsonNode wanted) {
        return wanted == null
                ? "the listed values"
                : String.join(", ", wanted.valueStream().map(JsonNode::asString).toList());
    }

    private static String sentence(String message) {
        return message.isEmpty()
                ? "Is not valid."
                : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
