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
        return switch (String.valueOf(error.getKeyword())) {
            case "additionalProperties" ->
                Stream.of(new Fault(Fault.below(at, property), unknown(property, siblings(error))));
            case "required" -> Stream.of(new Fault(at, "The field " + property + " is missing."));
            case "pattern" -> Stream.of(new Fault(at, shape(error)));
            case "enum" -> Stream.of(new Fault(at, "Must be one of " + choices(error) + "."));
            case "false" -> Stream.of(new Fault(at, "Must be left out with this pricing model."));
            case "propertyNames" -> Stream.of(new Fault(at, "Has a key that is not a scope: " + property + "."));
            default -> Stream.of(new Fault(at, sentence(error.getMessage())));
        };
    }

    private static Collection<String> siblings(Error error) {
        JsonNode around = error.getSchemaNode();
        return around == null ? Set.of() : Set.copyOf(around.path("properties").propertyNames());
    }

    private String unknown(String property, Collection<String> siblings) {
        return unknownField(property, siblings.isEmpty() ? fields() : siblings);
    }

    static String unknownField(String property, Collection<String> known) {
        return "There is no field " + property + "."
                + Spelling.nearest(property, known)
                        .map(name -> " Did you mean " + name + "?")
                        .orElse("");
    }

    private static String shape(Error error) {
        JsonNode around = error.getSchemaNode();
        String pattern = around == null ? "" : around.asString("");
        if (pattern.startsWith("^https?")) {
            return "Must be an absolute https address without spaces, user name or #fragment.";
        }
        if (pattern.startsWith("^(0|")) {
            return "Must be a semantic version such as 1.4.0.";
        }
        if (pattern.startsWith("^[a-z][a-z0-9-]")) {
            return "Must start with a lower-case letter, followed by 1 to 62 lower-case letters, digits or hyphens.";
        }
        return "Does not have the form " + pattern + ".";
    }

    private static String choices(Error error) {
        JsonNode around = error.getSchemaNode();
        return around == null
                ? "the listed values"
                : String.join(", ", around.valueStream().map(JsonNode::asString).toList());
    }

    private static String sentence(String message) {
        return message.isEmpty()
                ? "Is not valid."
                : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
