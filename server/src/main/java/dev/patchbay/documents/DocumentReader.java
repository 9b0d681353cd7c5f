package dev.patchbay.documents;

import dev.patchbay.documents.UnreadableDocument.Why;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TSFBuilder;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML and JSON that people write, within bounds, remembering the line of each part. Duplicate keys are refused, and so
 * are YAML aliases, which can unfold into more than was written.
 */
public final class DocumentReader {

    static final int MAXIMUM_BYTES = 1 << 20;
    private static final int MAXIMUM_DEPTH = 64;
    private static final int MAXIMUM_NODES = 10_000;
    private static final int MAXIMUM_TEXT = 65_536;
    /** How the parser says that a key came again. */
    private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.{1,100}?)\"");

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int LARGEST_EXPONENT = 308;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final TokenStreamFactory YAML = bounded(YAMLFactory.builder());
    private static final TokenStreamFactory JSON = bounded(JsonFactory.builder());

    private final JsonParser parser;
    private final Map<String, Place> places = new HashMap<>();
    private int nodes;

    private DocumentReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a YAML file. */
    public static Document yaml(Path file) throws UnreadableDocument {
        try (InputStream in = Files.newInputStream(file)) {
            return read(YAML, in.readNBytes(MAXIMUM_BYTES + 1));
        } catch (IOException unreadable) {
            throw new UnreadableDocument(
                    Place.BEGINNING,
                    Why.UNREADABLE,
                    "The file cannot be read: is the path right, and may Patchbay read it?");
        }
    }

    public static Document yaml(byte[] bytes) throws UnreadableDocument {
        return read(YAML, bytes);
    }

    public static Document json(byte[] bytes) throws UnreadableDocument {
        return read(JSON, bytes);
    }

    /** The same from text, in which columns count characters. */
    public static Document json(String text) throws UnreadableDocument {
        if (text.length() > MAXIMUM_BYTES) {
            throw tooLarge();
        }
        if (text.startsWith(BYTE_ORDER_MARK)) {
            throw new UnreadableDocument(
                    Place.BEGINNING,
                    Why.BYTE_ORDER_MARK,
                    "The document begins with a byte order mark: save it as UTF-8 without one.");
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return read(parser);
        } catch (JacksonException malformed) {
            throw unreadable(malformed);
        }
    }

    private static TokenStreamFactory bounded(TSFBuilder<?, ?> factory) {
        return factory.streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAXIMUM_BYTES)
                        .maxNestingDepth(MAXIMUM_DEPTH)
                        .maxStringLength(MAXIMUM_TEXT)
                        .maxNameLength(256)
                        .maxNumberLength(40)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static Document read(TokenStreamFactory factory, byte[] bytes) throws UnreadableDocument {
        if (bytes.length > MAXIMUM_BYTES) {
            throw tooLarge();
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
            return read(parser);
        } catch (JacksonException malformed) {
            throw unreadable(malformed);
        }
    }

    private static Document read(JsonParser parser) throws UnreadableDocument {
        var reader = new DocumentReader(parser);
        if (parser.nextToken() == null) {
            return new Document(NODES.arrayNode(), Map.of());
        }
        JsonNode root = reader.node("");
        if (parser.nextToken() != null) {
            throw new UnreadableDocument(reader.place(), Why.SEVERAL_DOCUMENTS, "Only one document is expected here.");
        }
        return new Document(root, Map.copyOf(reader.places));
    }

    private static UnreadableDocument tooLarge() {
        return new UnreadableDocument(Place.BEGINNING, Why.TOO_LARGE, "The file is larger than 1 MiB.");
    }

    private static UnreadableDocument unreadable(JacksonException malformed) {
        String message = String.valueOf(malformed.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("Unreadable.");
        Matcher twice = TWICE.matcher(message);
        return twice.find()
                ? new UnreadableDocument(
                        placeOf(malformed.getLocation()), Why.KEY_TWICE, message, Map.of("name", twice.group(1)))
                : new UnreadableDocument(placeOf(malformed.getLocation()), why(malformed, message), message);
    }

    private static Why why(JacksonException malformed, String message) {
        if (malformed instanceof StreamConstraintsException) {
            return message.contains("depth") ? Why.TOO_DEEP : Why.TEXT_TOO_LONG;
        }
        return malformed instanceof UnexpectedEndOfInputException ? Why.ENDS_EARLY : Why.UNREADABLE;
    }

    private JsonNode node(String pointer) throws UnreadableDocument {
        if (++nodes > MAXIMUM_NODES) {
            throw new UnreadableDocument(
                    place(), Why.TOO_MANY_PARTS, "The document has more than " + MAXIMUM_NODES + " parts.");
        }
        places.putIfAbsent(pointer, place());
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new UnreadableDocument(
                    place(), Why.ALIAS, "YAML aliases (*name) are not read here: write the value out.");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(String pointer) throws UnreadableDocument {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String below = Fault.below(pointer, name);
            places.put(below, place());
            parser.nextToken();
            object.set(name, node(below));
        }
        return object;
    }

    private ArrayNode array(String pointer) throws UnreadableDocument {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(Fault.below(pointer, Integer.toString(array.size()))));
        }
        return array;
    }

    /** A number that no ordinary program could hold would be another number for each reader. */
    private BigDecimal decimal() throws UnreadableDocument {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT
                || Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            throw new UnreadableDocument(
                    place(),
                    Why.NUMBER_OUT_OF_RANGE,
                    "A number here is too large or too small to be read alike everywhere.");
        }
        return number;
    }

    private Place place() {
        return placeOf(parser.currentTokenLocation());
    }

    private static Place placeOf(@Nullable TokenStreamLocation location) {
        return location == null
                ? Place.BEGINNING
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
