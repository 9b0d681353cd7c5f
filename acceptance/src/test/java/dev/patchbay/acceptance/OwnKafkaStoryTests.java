package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** Row 24: Patchbay uses a Kafka that somebody else runs as it uses its own. */
class OwnKafkaStoryTests {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    @Test
    void aKafkaOfOnesOwnIsAsGoodAsThatOfPatchbay() throws Exception {
        try (var kafka = OwnKafka.prepare();
                var scene = BrokerScene.start(kafka.environment())) {
            kafka.start(scene.patchbay().base());

            var source = scene.source("own-prices");
            var other = scene.source("other-prices");
            assertThat(source.address()).isEqualTo(kafka.address());
            Installing.install(scene.operator().organization("Own House"), source.name());
            try (StockKafka client = source.kafka()) {
                client.write(source.data(), "TEA", "{\"symbol\":\"TEA\",\"price\":1}");
                awaitRecords(source, 1);

                assertThat(client.topics()).containsExactlyInAnyOrderElementsOf(source.topics());
                assertThatThrownBy(() -> client.write(other.data(), "k", "{}"))
                        .isInstanceOf(TopicAuthorizationException.class);
                assertThatThrownBy(() -> client.read(other.lifecycle(), source.group("spy"), 1))
                        .isInstanceOf(TopicAuthorizationException.class);
                assertThatThrownBy(() -> client.read(source.lifecycle(), other.group("spy"), 1))
                        .isInstanceOf(GroupAuthorizationException.class);

                kafka.kill();
                Await.until(
                        LONGEST,
                        () -> "not missed",
                        () -> !source.place().get("available").asBoolean());
                kafka.start(scene.patchbay().base());
                Await.until(
                        LONGEST,
                        () -> "not found again",
                        () -> source.place().get("available").asBoolean());
                client.write(source.data(), "MILK", "{\"symbol\":\"MILK\",\"price\":2}");
                awaitRecords(source, 2);
            }
        }
    }

    private static void awaitRecords(BrokerScene.Integration source, int count) {
        Await.until(
                LONGEST,
                () -> "not there: " + source.overview(),
                () -> source.overview().get("records").asInt() == count);
    }
}
