package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the topics is that of the topics there are, and of the events that are said. */
class AsyncApiTests {

    private static final Path CONTRACTS = Path.of("..", "contracts");
    private static final String ENDING = ".schema.json";
    private static final JsonNode DESCRIPTION = new YAMLMapper().readTree(CONTRACTS.resolve("asyncapi.yaml"));

    @Test
    void namesEachTopicOfAnIntegrationAndNoOther() {
        Map<String, String> addresses = DESCRIPTION
                .get("channels")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        channel -> channel.getValue().get("address").asString().replace("{name}", "tea-prices")));

        assertThat(addresses)
                .containsExactlyInAnyOrderEntriesOf(Arrays.stream(Topic.Kind.values())
                        .collect(Collectors.toMap(
                                Topic.Kind::word, kind -> new Topic(Slug.of("tea-prices"), kind).name())));
    }

    @Test
    void saysWhatAnIntegrationMayDoThere() {
        Map<String, String> acts = DESCRIPTION
                .get("operations")
                .valueStream()
                .collect(Collectors.toMap(
                        operation -> last(operation.get("channel")),
                        operation -> operation.get("action").asString()));

        assertThat(acts)
                .containsExactlyInAnyOrderEntriesOf(Map.of("data", "send", "lifecycle", "receive", "dlq", "receive"));
        assertThat(DESCRIPTION
                        .at("/components/securitySchemes/integrationClient/flows/clientCredentials/availableScopes")
                        .propertyNames())
                .containsExactly(Broker.AUDIENCE);
    }

    @Test
    void hasEachEventWithItsSchema() throws IOException {
        List<String> events;
        try (Stream<Path> files = Files.list(CONTRACTS.resolve("events"))) {
            events = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .toList();
        }
        JsonNode messages = DESCRIPTION.at("/components/messages");
        Map<String, JsonNode> told = DESCRIPTION
                .at("/channels/lifecycle/messages")
                .valueStream()
                .map(reference -> messages.get(last(reference)))
                .collect(Collectors.toMap(message -> message.get("name").asString(), Function.identity()));

        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(events);
        told.forEach((event, message) -> {
            assertThat(message.at("/payload/$ref").asString()).isEqualTo("./events/" + event + ENDING);
            assertThat(message.at("/traits/0/$ref").asString()).isEqualTo("#/components/messageTraits/event");
        });
    }

    private static String last(JsonNode reference) {
        String path = reference.get("$ref").asString();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
