package dev.patchbay.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published JSON Schema of manifests, and its verdicts in sentences. */
@Component
final class ManifestSchema {

    /** The place of what is allowed at most or at least. */
    private static final String LIMIT = "limit";

    private static final String RESOURCE = "/contracts/manifest.schema.json";

    private final byte[] text;
    private final JsonNode definition;
    private final Schema schema;

    ManifestSchema() {
        try (InputStream stream = ManifestSchema.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            text = stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        definition = JsonMapper.shared().readTree(text);
        schema = registry().getSchema(definition);
    }

    /** Fetches nothing, and runs patterns in linear time. */
    static SchemaRegistry registry() {
        var config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .regularExpressionFactory(LinearPattern::compile)
                .build();
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)));
    }

    /** The schema as published. */
    byte[] text() {
        return text.clone();
    }

    Set<String> fields() {
        return new TreeSet<>(definition.path("properties").propertyNames());
    }

    /** Every mistake in a manifest, in the order of the document; empty when it is valid. */
    List<Fault> check(JsonNode manifest) {
        return schema.validate(manifest).stream()
                .flatMap(this::fault)
                .distinct()
                .toList();
    }

    private Stream<Fault> fault(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = String.valueOf(error.getProperty());
        return Stream.of(
                switch (String.valueOf(error.getKeyword())) {
                    case "additionalProperties" -> unknown(Fault.below(at, property), property, siblings(error));
                    case "pattern" -> shape(at, error);
                    case "enum" -> choice(at, error);
                    case "false" -> ManifestMistake.PRICE_LEFT_OUT.at(at, "Must be left out with this pricing model.");
                    case "propertyNames" ->
                        ManifestMistake.KEY_NO_SCOPE.at(
                                at, "Has a key that is not a scope: " + property + ".", "name", property);
                    default -> broken(at, error);
                });
    }

    /** What any schema asks for, a publisher's too. */
    static Fault broken(String at, Error error) {
        String property = String.valueOf(error.getProperty());
        String message = sentence(Objects.requireNonNullElse(error.getMessage(), ""));
        String limit = asked(error);
        return switch (String.valueOf(error.getKeyword())) {
            case "required" ->
                ManifestMistake.FIELD_MISSING
                        .at(at, "The field " + property + " is missing.", "name", property)
                        .hinting(property, null);
            case "type" -> ManifestMistake.TYPE.at(at, message, "type", limit).hinting(limit, null);
            case "maximum", "exclusiveMaximum" -> ManifestMistake.AT_MOST.at(at, message, LIMIT, limit);
            case "minimum", "exclusiveMinimum" -> ManifestMistake.AT_LEAST.at(at, message, LIMIT, limit);
            case "maxLength" -> ManifestMistake.TOO_LONG.at(at, message, LIMIT, limit);
            case "minLength" -> ManifestMistake.TOO_SHORT.at(at, message, LIMIT, limit);
            case "maxItems", "maxProperties" -> ManifestMistake.TOO_MANY_ENTRIES.at(at, message, LIMIT, limit);
            case "minItems", "minProperties" -> ManifestMistake.TOO_FEW_ENTRIES.at(at, message, LIMIT, limit);
            case "uniqueItems" -> ManifestMistake.ENTRIES_TWICE.at(at, message);
            default -> ManifestMistake.OTHER.at(at, message, "keyword", String.valueOf(error.getKeyword()));
        };
    }

    private static Collection<String> siblings(Error error) {
        JsonNode around = error.getSchemaNode();
        return around == null ? Set.of() : Set.copyOf(around.path("properties").propertyNames());
    }

    private Fault unknown(String pointer, String property, Collection<String> siblings) {
        Collection<String> known = siblings.isEmpty() ? fields() : siblings;
        return ManifestMistake.UNKNOWN_FIELD
                .at(pointer, unknownField(property, known), "name", property)
                .hinting(null, Spelling.nearest(property, known).orElse(null));
    }

    static String unknownField(String property, Collection<String> known) {
        return "There is no field " + property + "."
                + Spelling.nearest(property, known)
                        .map(name -> " Did you mean " + name + "?")
                        .orElse("");
    }

    private static Fault shape(String at, Error error) {
        String pattern = asked(error);
        if (pattern.startsWith("^https?")) {
            return shape(
                    ManifestMistake.ADDRESS_FORM,
                    at,
                    "an absolute https address without spaces, user name or #fragment");
        }
        if (pattern.startsWith("^(0|")) {
            return shape(ManifestMistake.VERSION_FORM, at, "a semantic version such as 1.4.0");
        }
        if (pattern.startsWith("^[a-z][a-z0-9-]")) {
            return shape(
                    ManifestMistake.NAME_FORM,
                    at,
                    "a lower-case letter, followed by 1 to 62 lower-case letters, digits or hyphens");
        }
        return shape(ManifestMistake.OTHER_FORM, at, "of the form " + pattern, "pattern", pattern);
    }

    private static Fault shape(ManifestMistake mistake, String at, String expected, String... values) {
        return mistake.at(at, "Must be " + expected + ".", values).hinting(expected, null);
    }

    private static Fault choice(String at, Error error) {
        JsonNode around = error.getSchemaNode();
        List<String> choices = around == null
                ? List.of()
                : around.valueStream().map(JsonNode::asString).toList();
        String listed = String.join(", ", choices);
        String nearest = error.getInstanceNode() != null
                        && error.getInstanceNode().isString()
                ? Spelling.nearest(error.getInstanceNode().asString(), choices).orElse(null)
                : null;
        return ManifestMistake.ONE_OF
                .at(
                        at,
                        "Must be one of " + listed + "." + (nearest == null ? "" : " Did you mean " + nearest + "?"),
                        "choices",
                        listed)
                .hinting(listed, nearest);
    }

    /** What the schema says at the place that was broken. */
    private static String asked(Error error) {
        JsonNode around = error.getSchemaNode();
        return around == null ? "" : around.isString() ? around.asString() : around.toString();
    }

    private static String sentence(String message) {
        return message.isEmpty()
                ? "Is not valid."
                : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
