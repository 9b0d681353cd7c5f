package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.kernel.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of what a source tells, the good is taken, and the bad is kept with its reason, within bounds. */
class BadRecordsTests extends SourceScene {

    @Test
    void keepsABadRecordWithItsReasonAndTakesItsNeighbours() {
        data("[{\"symbol\":\"TEA\",\"price\":3.5},{\"symbol\":\"RUM\",\"price\":-1},{\"symbol\":\"GIN\",\"price\":2}]");

        assertThat(poll().counts()).isEqualTo(new PollReport.Counts(2, 0, 1));

        assertThat(there()).containsOnlyKeys("[\"TEA\"]", "[\"GIN\"]");
        var bad = rejected().getFirst();
        assertThat(bad.why().code()).isEqualTo("at-least");
        assertThat(bad.why().pointer()).isEqualTo("/price");
        assertThat(bad.key()).isEqualTo("[\"RUM\"]");
        assertThat(bad.record()).isEqualTo("{\"symbol\":\"RUM\",\"price\":-1}");
        assertThat(bad.way()).isEqualTo(Way.POLLED);
    }

    @Test
    void keepsTheSameBadRecordOnceHoweverOftenItComes() {
        data("[{\"symbol\":\"RUM\",\"price\":-1}]");
        poll();
        poll();
        poll();

        assertThat(rejected())
                .hasSize(1)
                .first()
                .extracting(RejectedRecord::times)
                .isEqualTo(3);
    }

    @Test
    void refusesPlacesInItsListsThatItNeverGave() {
        String id = ids.next().toString();
        for (List<String> made : List.of(
                List.of("nonsense", id),
                List.of("+1000000-01-01T00:00:00Z", id),
                List.of(clock.instant().toString(), "x"))) {
            assertThatThrownBy(() -> rejections.page(source, new Cursor(made), 5))
                    .hasMessageContaining("cursor");
        }
        assertThatThrownBy(() -> statistics.polls(source, new Cursor(List.of("nonsense")), 5))
                .hasMessageContaining("cursor");
    }

    @Test
    void keepsNoMoreBadRecordsThanItMay() {
        for (int i = 1; i <= 3; i++) {
            int round = i;
            data(IntStream.range(0, 4)
                    .mapToObj(n -> "{\"symbol\":\"S" + round + n + "\"}")
                    .collect(Collectors.joining(",", "[", "]")));
            poll();
        }

        assertThat(rejected()).hasSize(5);
        assertThat(reasons().get("field-missing")).isEqualTo(12);
    }

    @Test
    void forgetsABadRecordWhenAGoodOneOfItsKeyComes() {
        data("[{\"symbol\":\"RUM\",\"price\":-1}]");
        poll();
        data("[{\"symbol\":\"RUM\",\"price\":1}]");
        poll();

        assertThat(rejected()).isEmpty();
    }

    @Test
    void takesABadRecordAgainWhenTheSchemaIsMended() {
        schema(PRICE, "none");
        data("[{\"symbol\":\"RUM\",\"price\":-1},{\"symbol\":\"GIN\",\"price\":\"dear\"}]");
        poll();
        assertThat(rejections.replay(source, null)).isEqualTo(new Rejections.Replayed(0, 0, 2));

        data("[]");
        schema(PRICE.replace("\"minimum\": 0", "\"minimum\": -5"), "none");
        askSchemaAgain();
        poll();

        assertThat(rejections.replay(source, null)).isEqualTo(new Rejections.Replayed(1, 0, 1));
        assertThat(there()).containsOnlyKeys("[\"RUM\"]");
        assertThat(rejected()).extracting(RejectedRecord::schema).containsExactly(2);
        assertThat(rejections.discard(source, null)).isEqualTo(1);
        assertThat(rejected()).isEmpty();
    }

    @Test
    void neverPutsAnOldRecordInThePlaceOfANewerOne() {
        schema(PRICE, "none");
        data("[{\"symbol\":\"RUM\",\"price\":-1}]");
        poll();
        schema(PRICE.replace("\"minimum\": 0", "\"minimum\": -5"), "none");
        data("[{\"symbol\":\"RUM\",\"price\":7}]");
        askSchemaAgain();
        poll();

        assertThat(rejections.replay(source, null)).isEqualTo(new Rejections.Replayed(0, 0, 0));
        assertThat(there()).containsValue("{\"price\":7,\"symbol\":\"RUM\"}");
    }

    @Test
    void refusesRecordsThatLieAboutTheirKey() {
        data(
                "[{\"price\":1},{\"symbol\":null,\"price\":1},{\"symbol\":{\"a\":1},\"price\":1},{\"symbol\":[\"TEA\"],\"price\":1},"
                        + "{\"symbol\":\"" + "x".repeat(600)
                        + "\",\"price\":1},7,null,{\"symbol\":\"TEA\",\"price\":1}]");

        var report = poll();

        assertThat(report.counts()).isEqualTo(new PollReport.Counts(1, 0, 7));
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    @Test
    void takesTheLastOfSeveralRecordsWithOneKey() {
        data("[{\"symbol\":\"TEA\",\"price\":1},{\"symbol\":\"TEA\",\"price\":2},{\"symbol\":\"TEA\",\"price\":3}]");

        poll();

        assertThat(there()).containsValue("{\"price\":3,\"symbol\":\"TEA\"}");
        assertThat(version()).isEqualTo(1);
        // 1 and "1" are two keys, 1 and 1.0 are one
        assertThat(RecordKey.of(json("{\"a\":1.0}"), List.of("a")))
                .isEqualTo(RecordKey.of(json("{\"a\":1}"), List.of("a")))
                .isNotEqualTo(RecordKey.of(json("{\"a\":\"1\"}"), List.of("a")));
    }

    @Test
    void refusesWhatNoDatabaseKeepsAndTakesItsNeighbours() {
        data("[{\"symbol\":\"A\",\"price\":1,\"x\":\"\\u0000\"},{\"symbol\":\"B\",\"price\":1,\"\\u0000\":1},"
                + "{\"symbol\":\"C\",\"price\":1,\"x\":\"\\ud800\"},{\"symbol\":\"D\",\"price\":1e400},"
                + "{\"symbol\":\"E\",\"price\":1e-999999999},{\"symbol\":\"\\u0000\",\"price\":1},"
                + "{\"symbol\":\"G\",\"price\":1,\"x\":\"" + "y".repeat(5_000)
                + "\"},{\"symbol\":\"H\",\"price\":1,\"x\":[" + "0,".repeat(10_000) + "0]},"
                + "{\"symbol\":\"I\",\"price\":1,\"x\":[" + "1e300,".repeat(20) + "0]},"
                + "{\"symbol\":\"TEA\",\"price\":1}]");

        assertThat(poll().counts()).isEqualTo(new PollReport.Counts(1, 0, 9));
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
        assertThat(reasons())
                .containsOnlyKeys("no-text", "number-out-of-range", "record-too-large", "too-many-parts")
                .containsEntry("record-too-large", 2L);
        assertThat(rejections.replay(source, null).taken()).isZero();
    }

    @Test
    void saysWhereInARecordItIsThatNobodyKeeps() {
        data("[{\"symbol\":\"A\",\"price\":1,\"a/b\":[0,{\"c\":\"\\u0000\"}]}]");
        poll();

        assertThat(rejected().getFirst().why().pointer()).isEqualTo("/a~1b/1/c");
    }

    @Test
    void givesNoMoreKeysThanItMayToASourceThatMakesThemUp() {
        for (int round = 0; round < 2; round++) {
            int first = round * 40;
            data(IntStream.range(first, first + 40)
                    .mapToObj(n -> "{\"symbol\":\"S" + n + "\",\"price\":1}")
                    .collect(Collectors.joining(",", "[", "]")));
            poll();
        }
        assertThat(there()).hasSize(50);
        assertThat(reasons()).containsEntry("too-many-keys", 30L);

        // what it has may change, and what it deletes makes room when readers have had time to hear of it
        data("[{\"symbol\":\"S1\",\"price\":2},{\"symbol\":\"S2\",\"_deleted\":true}]");
        assertThat(poll().counts().accepted()).isEqualTo(2);
        clock.advance(Duration.ofDays(8));
        upkeep.forget();
        data("[{\"symbol\":\"NEW\",\"price\":2}]");
        assertThat(poll().counts().accepted()).isEqualTo(1);
    }

    @Test
    void tellsThePublisherOnceOfManyBadRecords() {
        data("[{\"symbol\":\"A\"},{\"symbol\":\"B\",\"price\":-1}]");
        poll();
        untold.tell();
        poll();
        data("[{\"symbol\":\"C\"}]");
        poll();
        untold.tell();

        var told = told();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().path("event").asString()).isEqualTo("data.rejected");
        assertThat(told.getFirst().path("installationId").isNull()).isTrue();
        assertThat(told.getFirst().at("/data/count").asInt()).isEqualTo(2);
        assertThat(told.getFirst().at("/data/reasons").toString()).isEqualTo("{\"at-least\":1,\"field-missing\":1}");

        clock.advance(Duration.ofMinutes(61));
        untold.tell();
        assertThat(told())
                .hasSize(2)
                .last()
                .matches(event -> event.at("/data/count").asInt() == 1);
        untold.tell();
        assertThat(told()).hasSize(2);
    }

    private List<JsonNode> told() {
        return jdbc.sql("select body from lifecycle.event where stream_id = :id order by sequence")
                .param("id", source.value())
                .query((row, at) -> json(row.getString("body")))
                .list();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
