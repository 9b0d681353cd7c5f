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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published JSON Schema of manifests, and its verdicts in sentences. */
@Component
final class ManifestSchema {

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
                    case "required" -> new Fault(at, "The field " + property + " is missing.", property, null);
                    case "pattern" -> new Fault(at, "Must be " + shape(error) + ".", shape(error), null);
                    case "enum" -> choice(at, error);
                    case "type" -> new Fault(at, sentence(error.getMessage()), asked(error), null);
                    case "false" -> new Fault(at, "Must be left out with this pricing model.");
                    case "propertyNames" -> new Fault(at, "Has a key that is not a scope: " + property + ".");
                    default -> new Fault(at, sentence(error.getMessage()));
                });
    }

    private static Collection<String> siblings(Error error) {
        JsonNode around = error.getSchemaNode();
        return around == null ? Set.of() : Set.copyOf(around.path("properties").propertyNames());
    }

    private Fault unknown(String pointer, String property, Collection<String> siblings) {
        Collection<String> known = siblings.isEmpty() ? fields() : siblings;
        return new Fault(
                pointer,
                unknownField(property, known),
                null,
                Spelling.nearest(property, known).orElse(null));
    }

    static String unknownField(String property, Collection<String> known) {
        return "There is no field " + property + "."
                + Spelling.nearest(property, known)
                        .map(name -> " Did you mean " + name + "?")
                        .orElse("");
    }

    private static String shape(Error error) {
        String pattern = asked(error);
        if (pattern.startsWith("^https?")) {
            return "an absolute https address without spaces, user name or #fragment";
        }
        if (pattern.startsWith("^(0|")) {
            return "a semantic version such as 1.4.0";
        }
        if (pattern.startsWith("^[a-z][a-z0-9-]")) {
            return "a lower-case letter, followed by 1 to 62 lower-case letters, digits or hyphens";
        }
        return "of the form " + pattern;
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
        return new Fault(
                at,
                "Must be one of " + listed + "." + (nearest == null ? "" : " Did you mean " + nearest + "?"),
                listed,
                nearest);
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
