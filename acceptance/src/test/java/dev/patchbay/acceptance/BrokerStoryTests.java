package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows 24 and 27: developers' programs at the broker, made with clients that nobody here wrote. */
class BrokerStoryTests {

    private static BrokerScene scene;

    @BeforeAll
    static void starts() throws IOException {
        scene = BrokerScene.start();
    }

    @AfterAll
    static void stops() throws IOException {
        scene.close();
    }

    @Test
    void aDeveloperIsToldAllThatAKafkaClientNeeds() throws Exception {
        var source = scene.source("tea-prices");

        assertThat(source.place().get("admitted").asBoolean()).isTrue();
        try (StockKafka kafka = source.kafka()) {
            assertThat(kafka.topics()).containsExactlyInAnyOrderElementsOf(source.topics());
            assertThat(kafka.write(source.data(), "TEA", "{\"symbol\":\"TEA\",\"price\":3.5}")
                            .offset())
                    .isZero();
        }
    }
}
