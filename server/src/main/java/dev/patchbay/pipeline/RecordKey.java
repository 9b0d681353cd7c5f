package dev.patchbay.pipeline;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What identifies a record: the values of its key's fields, as a JSON list, so that 1 and "1" are different. */
final class RecordKey {

    /** Of the list, in characters. */
    static final int LONGEST = 512;

    private RecordKey() {}

    /** The key of a record that has all fields of it. */
    static String of(JsonNode record, List<String> fields) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        fields.forEach(field -> values.add(plain(record.path(field))));
        return values.toString();
    }

    /** The fields of the key alone: all that a deletion says. */
    static ObjectNode alone(JsonNode record, List<String> fields) {
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> alone.set(field, record.path(field)));
        return alone;
    }

    /** 1, 1.0 and 1e0 are one number. */
    private static JsonNode plain(JsonNode value) {
        return value.isNumber()
                ? JsonNodeFactory.instance.rawValueNode(new tools.jackson.databind.util.RawValue(
                        value.decimalValue().stripTrailingZeros().toString()))
                : value;
    }
}
