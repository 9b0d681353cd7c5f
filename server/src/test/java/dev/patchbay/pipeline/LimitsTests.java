package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishers hear that a limit holds their source up: when it begins to, and then once in a while. */
class LimitsTests extends SourceScene {

    @Test
    void tellsThatASourceHasAsManyKeysAsItMay() {
        data(many(60));
        poll();
        poll();
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().path("data").toString()).isEqualTo("{\"limit\":\"keys\",\"most\":50}");
        assertThat(told().getFirst().path("installationId").isNull()).isTrue();

        clock.advance(Duration.ofMinutes(61));
        poll();
        assertThat(told()).hasSize(2);
    }

    @Test
    void tellsThatAnAnswerIsTooLarge() {
        poll();
        data(many(10_001));
        assertThat(poll().outcome()).isEqualTo("answer-too-many-records");
        data("[\"" + "x".repeat(6 << 20) + "\"]");
        assertThat(poll().outcome()).isEqualTo("silent-too-large");

        assertThat(told())
                .extracting(event -> event.at("/data/limit").asString())
                .containsExactly("answer-records", "answer-bytes");
        assertThat(told().getLast().at("/data/most").asLong()).isEqualTo(5 << 20);
    }

    @Test
    void tellsThatTooManySchemasComeInADay() {
        for (int i = 0; i < 26; i++) {
            schema(PRICE.replace("\"price\": {", "\"p" + i + "\": {\"type\": \"string\"}, \"price\": {"), "none");
            askSchemaAgain();
            poll();
        }
        assertThat(told())
                .extracting(event -> event.at("/data/limit").asString())
                .containsExactly("schemas-a-day");
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"symbol\":\"S" + n + "\",\"price\":1}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private List<JsonNode> told() {
        return jdbc
                .sql("select body from lifecycle.event where stream_id = :source order by sequence")
                .param("source", source.value())
                .query(String.class)
                .list()
                .stream()
                .map(body -> JsonMapper.shared().readTree(body))
                .filter(event -> event.path("event").asString().equals("data.limited"))
                .toList();
    }
}
