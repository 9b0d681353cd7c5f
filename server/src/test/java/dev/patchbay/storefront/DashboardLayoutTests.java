package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where things stand on a dashboard, also when two windows change it. */
class DashboardLayoutTests extends DashboardWorld {

    @Test
    void refusesToMoveWhatWasMovedElsewhereAndSaysHowItStands() throws Exception {
        JsonNode read = place(number(), number());
        String first = ids(read).get(0);
        String second = ids(read).get(1);
        JsonNode moved = arrange(member, read, at(first, 0, 9, 3, 4)).body();

        var late = arrange(member, read, at(second, 6, 0, 3, 4));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("dashboard-moved-on");
        assertThat(late.body().path("dashboard")).isEqualTo(moved);
        assertThat(arrange(member, late.body().path("dashboard"), at(second, 6, 0, 3, 4))
                        .status())
                .isEqualTo(200);
        var ahead = member.put(DASHBOARD + "/layout", Map.of("revision", 99, "places", List.of()));
        assertThat(ahead.problem()).isEqualTo("dashboard-moved-on");
    }

    @Test
    void movesWhatOnlyGotAnotherTitleMeanwhile() throws Exception {
        JsonNode read = place(number());
        String id = ids(read).getFirst();
        member.patch(DASHBOARD + "/placements/" + id, Map.of("title", "Water"));

        var moved = arrange(member, read, at(id, 4, 0, 3, 4));

        assertThat(moved.status()).as(moved.raw()).isEqualTo(200);
        assertThat(moved.body().at("/placements/0/title").asString()).isEqualTo("Water");
        assertThat(moved.body().path("revision").asLong()).isEqualTo(3);
    }

    @Test
    void letsOneOfTwoWindowsMoveAtTheSameTime() throws Exception {
        JsonNode read = place(number());
        String id = ids(read).getFirst();
        Browser other = new Browser(port).with(member.cookie());
        for (int round = 0; round < 10; round++) {
            JsonNode before = read;
            int row = round + 1;
            var answers = atOnce(
                    () -> arrange(member, before, at(id, 1, row, 3, 4)),
                    () -> arrange(other, before, at(id, 2, row, 3, 4)));

            assertThat(answers.stream().map(Browser.Answer::status)).containsExactlyInAnyOrder(200, 409);
            read = dashboard();
            JsonNode won = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow()
                    .body();
            assertThat(places(won)).isEqualTo(places(read));
        }
    }

    @Test
    void losesNothingThatIsPlacedAtTheSameTimeAndPutsNothingOnAnother() throws Exception {
        Browser other = new Browser(port).with(member.cookie());
        var wish = Map.of("placements", List.of(number(), number(), number()));

        var answers = atOnce(
                () -> member.post(DASHBOARD + "/placements", wish), () -> other.post(DASHBOARD + "/placements", wish));

        assertThat(answers.stream().map(Browser.Answer::status)).containsOnly(200);
        assertThat(places(dashboard()))
                .containsExactly("0 0 3 4", "3 0 3 4", "6 0 3 4", "9 0 3 4", "0 4 3 4", "3 4 3 4");
    }

    @Test
    void refusesOverlapsUnknownAndRepeatedWidgetsNamingTheField() throws Exception {
        JsonNode read = place(number(), number(), number());
        String first = ids(read).get(0);
        String second = ids(read).get(1);

        assertThat(pointers(arrange(member, read, at(first, 0, 0, 4, 4)))).containsExactly("/places/0");
        assertThat(pointers(arrange(member, read, at(first, 0, 8, 4, 4), at(second, 3, 9, 4, 4))))
                .containsExactly("/places/1");
        assertThat(pointers(arrange(
                        member,
                        read,
                        at(first, 0, 8, 1, 1),
                        at(ids.next().toString(), 0, 0, 1, 1),
                        at("x", 0, 0, 1, 1))))
                .containsExactly("/places/1/id", "/places/2/id");
        assertThat(pointers(arrange(member, read, at(first, 0, 8, 1, 1), at(first, 0, 9, 1, 1))))
                .containsExactly("/places/1/id");
        assertThat(pointers(arrange(member, read, Map.of("id", first, "x", 1))))
                .containsExactly("/places/0/y", "/places/0/w", "/places/0/h");
        assertThat(pointers(member.put(DASHBOARD + "/layout", Map.of()))).containsExactly("/revision", "/places");
        assertThat(dashboard().path("placements")).isEqualTo(read.path("placements"));
        JsonNode swapped = arrange(member, read, at(first, 3, 0, 3, 4), at(second, 0, 0, 3, 4))
                .body();
        assertThat(ids(swapped).subList(0, 2)).containsExactly(second, first);
    }

    @Test
    void bringsSizesWithinTheGrid() throws Exception {
        JsonNode placed = place(number("w", 1_000_000_000, "h", 1_000_000_000L, "x", 5, "y", -3));
        assertThat(places(placed)).containsExactly("0 0 12 24");

        String id = ids(placed).getFirst();
        JsonNode small =
                arrange(member, placed, at(id, 99, 1_000_000_000L, 0, -5)).body();
        assertThat(places(small)).containsExactly("11 2000 1 1");
        assertThat(arrange(member, small, at(id, 0, 0, 1e300, 1)).problem()).isEqualTo("invalid-request");
    }

    private static List<Browser.Answer> atOnce(Callable<Browser.Answer> one, Callable<Browser.Answer> other)
            throws Exception {
        var start = new CyclicBarrier(2);
        List<Future<Browser.Answer>> asked = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var act : List.of(one, other)) {
                asked.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            return List.of(asked.get(0).get(), asked.get(1).get());
        }
    }
}
