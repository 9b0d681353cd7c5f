package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code contracts/asyncapi.yaml}, held against what really lies in the topics. */
final class TopicContract {

    private static final JsonNode DESCRIPTION = new YAMLMapper().readTree(Path.of("..", "contracts", "asyncapi.yaml"));
    private static final Map<String, Pattern> FORMATS = Map.of(
            "uuid", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            "date-time", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"),
            "uri", Pattern.compile("https?://.+"));

    private TopicContract() {}

    /** An event in the lifecycle topic. */
    static void isEvent(ConsumerRecord<String, String> record) {
        holds(DESCRIPTION.at("/components/messageTraits/event/headers"), record);
        JsonNode key = DESCRIPTION.at("/components/messageTraits/event/bindings/kafka/key");
        assertThat(record.key()).matches(FORMATS.get(key.get("format").asString()));
        String type = headers(record).get("ce_type");
        assertThat(DESCRIPTION
                        .at("/components/messages")
                        .valueStream()
                        .map(message -> message.path("name").asString("")))
                .contains(type);
    }

    /** A refused record in the dlq topic. */
    static void isRejected(ConsumerRecord<String, String> record) {
        holds(DESCRIPTION.at("/components/messages/rejected/headers"), record);
    }

    static Map<String, String> headers(ConsumerRecord<String, String> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static void holds(JsonNode described, ConsumerRecord<String, String> record) {
        Map<String, String> headers = headers(record);
        JsonNode properties = described.get("properties");
        assertThat(properties.propertyNames()).as("headers that are described").containsAll(headers.keySet());
        assertThat(headers.keySet())
                .as("headers that are there")
                .containsAll(described
                        .get("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        headers.forEach((name, value) -> {
            JsonNode property = properties.get(name);
            if (property.has("const")) {
                assertThat(value).as(name).isEqualTo(property.get("const").asString());
            }
            if (property.has("enum")) {
                assertThat(property.get("enum").valueStream().map(JsonNode::asString))
                        .as(name)
                        .contains(value);
            }
            if (property.has("pattern")) {
                assertThat(value)
                        .as(name)
                        .containsPattern(property.get("pattern").asString());
            }
            if (property.has("format")) {
                assertThat(value)
                        .as(name)
                        .matches(FORMATS.get(property.get("format").asString()));
            }
        });
    }
}
