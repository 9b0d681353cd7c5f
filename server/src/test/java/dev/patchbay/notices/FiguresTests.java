package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FiguresTests {

    /** Pages are held to the same. */
    static Stream<JsonNode> examples() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(Path.of("../contracts/examples/built-in-widgets.json")))
                .path("figures")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void areWrittenAsReadersWriteThem(JsonNode example) {
        Integer decimals = example.has("decimals") ? example.path("decimals").asInt() : null;
        for (String language : new String[] {"en", "de"}) {
            String written = new Figures(Locale.of(language))
                    .figure(
                            example.path("value").asDouble(),
                            example.path("unit").asString(""),
                            decimals);
            assertThat(written.replace('\u00a0', ' ').replace('\u202f', ' '))
                    .isEqualTo(example.path(language).asString());
        }
    }
}
