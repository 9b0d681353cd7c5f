package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code config.tests.ts} of the web UI holds the same against the same examples. */
class BuiltInConfigTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "number | {}",
                "number | {\"record\":null,\"field\":\"usd\"}",
                "number | {\"record\":\"[\\\"BTC\\\"]\",\"field\":\"usd\",\"unit\":\"USD\",\"decimals\":2,\"threshold\":{\"below\":1,\"above\":2}}",
                "table  | {\"fields\":[\"a\"],\"sort\":{\"field\":\"a\",\"descending\":true},\"limit\":500}",
                "line   | {\"field\":\"value\",\"series\":[\"[1]\",\"[2]\"],\"minutes\":1440}",
                "line   | {\"field\":\"value\",\"series\":[],\"over\":\"day\"}",
                "ticker | {\"label\":\"name\",\"field\":\"usd\",\"change\":\"change_percent\",\"records\":[\"[\\\"BTC\\\"]\"]}"
            })
    void takes(String kind, String config) {
        assertThat(mistakes(kind, config)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "number | {\"field\":\"usd\"}                                                              | /config/record",
                "number | {\"record\":\"BTC\",\"field\":\"usd\"}                                           | /config/record",
                "number | {\"record\":null}                                                                | /config/field",
                "number | {\"record\":null,\"field\":\"\"}                                                 | /config/field",
                "number | {\"record\":null,\"field\":null}                                                 | /config/field",
                "number | {\"record\":null,\"field\":\"a\",\"unit\":\"123456789012345678901\"}             | /config/unit",
                "number | {\"record\":null,\"field\":\"a\",\"decimals\":11}                                | /config/decimals",
                "number | {\"record\":null,\"field\":\"a\",\"decimals\":1.5}                               | /config/decimals",
                "number | {\"record\":null,\"field\":\"a\",\"threshold\":{}}                               | /config/threshold",
                "number | {\"record\":null,\"field\":\"a\",\"threshold\":{\"above\":1,\"below\":1}}        | /config/threshold",
                "number | {\"record\":null,\"field\":\"a\",\"threshold\":{\"above\":\"high\"}}             | /config/threshold",
                "number | {\"record\":null,\"field\":\"a\",\"threshold\":{\"above\":1,\"mail\":true}}      | /config/threshold",
                "number | {\"record\":null,\"field\":\"a\",\"threshold\":5}                                | /config/threshold",
                "number | {\"record\":null,\"field\":\"a\",\"constructor\":1}                              | /config/constructor",
                "number | {\"record\":null,\"field\":\"a\",\"a/b~c\":1}                                    | /config/a~1b~0c",
                "table  | {\"fields\":[]}                                                                  | /config/fields",
                "table  | {\"fields\":[\"a\",\"a\"]}                                                       | /config/fields",
                "table  | {\"fields\":\"a\"}                                                               | /config/fields",
                "table  | {\"fields\":[\"a\"],\"limit\":501}                                               | /config/limit",
                "table  | {\"fields\":[\"a\"],\"sort\":{\"field\":\"a\",\"descending\":true,\"by\":1}}     | /config/sort",
                "line   | {\"field\":\"a\",\"series\":[],\"minutes\":0}                                    | /config/minutes",
                "line   | {\"field\":\"a\",\"series\":[],\"minutes\":5,\"over\":\"day\"}                   | /config/minutes",
                "line   | {\"field\":\"a\",\"series\":[\"{}\"]}                                            | /config/series",
                "ticker | {\"label\":\"a\",\"records\":[]}                                                 | /config/field"
            })
    void refusesAndSaysWhere(String kind, String config, String pointer) {
        assertThat(mistakes(kind, config)).containsExactly(pointer);
    }

    @Test
    void refusesWhatIsTooMuch() {
        String keys = IntStream.range(0, 31).mapToObj(i -> "\"[" + i + "]\"").collect(Collectors.joining(","));
        String long30 = IntStream.range(0, 30)
                .mapToObj(i -> "\"[\\\"" + i + "ü".repeat(200) + "\\\"]\"")
                .collect(Collectors.joining(","));

        assertThat(mistakes("ticker", "{\"label\":\"a\",\"field\":\"b\",\"records\":[" + keys + "]}"))
                .containsExactly("/config/records");
        assertThat(mistakes("line", "{\"field\":\"b\",\"series\":[" + keys + "]}"))
                .containsExactly("/config/series");
        assertThat(mistakes("ticker", "{\"label\":\"a\",\"field\":\"b\",\"records\":[" + long30 + "]}"))
                .containsExactly("/config");
    }

    private static List<String> mistakes(String kind, String config) {
        var mistakes = new InvalidRequest();
        BuiltInConfig.check(
                WidgetKind.find(kind).orElseThrow(),
                (ObjectNode) JsonMapper.shared().readTree(config),
                "/config",
                mistakes);
        try {
            mistakes.orThrow();
            return List.of();
        } catch (ProblemException refused) {
            return ((List<?>) refused.members().getOrDefault("errors", List.of()))
                    .stream()
                            .map(error -> String.valueOf(((Map<?, ?>) error).get("pointer")))
                            .toList();
        }
    }
}
