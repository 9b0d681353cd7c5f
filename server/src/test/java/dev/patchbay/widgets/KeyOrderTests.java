package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTests {

    @Test
    void countsAsPeopleDo() {
        List<String> keys = List.of("[10]", "[9]", "[\"b\"]", "[\"é\"]", "[\"B\"]", "[\"a10\"]", "[\"a9\"]", "[\"f\"]");

        assertThat(keys.stream().sorted(KeyOrder.AS_PEOPLE_COUNT))
                .containsExactly("[\"a9\"]", "[\"a10\"]", "[\"b\"]", "[\"B\"]", "[\"é\"]", "[\"f\"]", "[9]", "[10]");
    }
}
