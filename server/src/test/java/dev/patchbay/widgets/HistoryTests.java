package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.pipeline.TrialEnded;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** The past of lines: kept while nobody looks, for those who may see it. */
class HistoryTests extends WatchingScene {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    SeriesTable series;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void isOneNumberAMinuteWithGapsWhereNothingWasKnown() {
        UUID line = place(member, "line", line(8, "BTC", "ADA"));
        take("ADA", 0.5);
        minute("BTC", 1.0);
        take("BTC", 1.5);
        look();
        minute("BTC", 2.0);
        minute("BTC", null);
        later(Duration.ofMinutes(5));
        look(); // nothing was heard of it for five minutes
        minute("BTC", 3.0);

        JsonNode history = json(history(line, member));

        Instant now = Instant.parse(history.path("at").asString());
        assertThat(history.path("from").asString())
                .isEqualTo(now.minus(Duration.ofMinutes(8)).toString().substring(0, 16) + ":00Z");
        assertThat(numbers(history)).containsOnlyKeys(key("BTC"), key("ADA"));
        assertThat(numbers(history).get(key("BTC"))).isEqualTo("[1.0,2.0,null,null,null,null,null,null,3.0]");
        assertThat(numbers(history).get(key("ADA"))).isEqualTo("[0.5,0.5,0.5,null,null,null,null,null,0.5]");
    }

    @Test
    void reachesOverHoursAsFarAsTheLineDoesAndADayAtMost() {
        UUID line = place(member, "line", line(1440, "BTC"));
        minute("BTC", 1.0);
        later(Duration.ofMinutes(90));
        minute("BTC", 2.0);
        assertThat(known(line)).containsExactly(1.0, 2.0);

        later(Duration.ofHours(23));
        take("BTC", 3.0);
        look();
        assertThat(known(line)).containsExactly(2.0, 3.0);
        series.forgetOld(clock.instant());
        assertThat(known(line)).containsExactly(2.0, 3.0);
        later(Duration.ofHours(26));
        series.forgetOld(clock.instant());
        assertThat(rows("history")).isZero();
    }

    @Test
    void isKeptOnceHoweverManyPeopleChartIt() {
        UUID one = place(member, "line", line(15, "BTC"));
        UUID other = place(owner, "line", line(60, "BTC", "ADA"));
        minute("BTC", 1.0);
        take("ADA", 2.0);
        look();

        assertThat(rows("series")).isEqualTo(2);
        assertThat(known(one)).containsExactly(1.0);
        assertThat(numbers(json(history(other, owner)))).hasSize(2);
    }

    @Test
    void ofWhatIsAnInstallationsAloneIsForIt() {
        Account stranger = person();
        var elsewhere =
                installs.install(source, organization(stranger), stranger.id()).installation();
        UUID line = place(member, "line", line(15, "BTC"));
        take(installation.id(), "BTC", 1.0);
        var here = installation;
        installation = elsewhere;
        UUID theirs = place(stranger, "line", line(15, "BTC"));
        take(elsewhere.id(), "BTC", 2.0);
        look();
        assertThat(numbers(json(history(line, member)))).containsEntry(key("BTC"), nulls(15) + "1.0]");
        assertThat(numbers(json(history(theirs, stranger)))).containsEntry(key("BTC"), nulls(15) + "2.0]");

        installs.uninstall(here.id(), owner.id());

        assertThat(rows("series")).isEqualTo(1);
        assertThat(numbers(json(history(theirs, stranger)))).hasSize(1);
    }

    @Test
    void isForNobodyElseAndForNobodyWhoMayNotSeeItAnyMore() {
        UUID line = place(member, "line", line(15, "BTC"));
        minute("BTC", 1.0);
        assertThat(history(line, owner).statusCode()).isEqualTo(404);
        assertThat(get("/api/dashboard/placements/nothing/history", member).statusCode())
                .isEqualTo(404);

        members.policy(installation.id(), AccessPolicy.ASSIGNED, owner.id());

        HttpResponse<String> refused = history(line, member);
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.body()).contains("widget-not-usable").doesNotContain("BTC");
    }

    @Test
    void isDeletedAnHourAfterTheLastOneWhoMayChartsIt() {
        UUID removed = place(member, "line", line(15, "BTC"));
        place(owner, "line", line(15, "ADA"));
        take("ADA", 1.0);
        minute("BTC", 1.0);
        dashboards.remove(member.id(), removed);
        organizations.removeMember(organization, member.id(), owner.id());
        for (int minutes = 0; minutes < 50; minutes += 5) {
            later(Duration.ofMinutes(5));
            look();
        }
        assertThat(rows("series")).isEqualTo(2);

        for (int minutes = 0; minutes < 25; minutes += 5) {
            later(Duration.ofMinutes(5));
            look();
        }

        assertThat(jdbc.sql("select key from widgets.series")
                        .query(String.class)
                        .list())
                .containsExactly(key("ADA"));
        assertThat(rows("history")).isEqualTo(1);
    }

    @Test
    void endsWithTheTrialOfItsSource() {
        place(member, "line", line(15, "BTC"));
        minute("BTC", 1.0);

        transaction.executeWithoutResult(status -> events.publishEvent(new TrialEnded(source)));

        assertThat(rows("series") + rows("history")).isZero();
    }

    @Test
    void hasABoundForEachSource() {
        for (int i = 0; i < MOST_OF_A_SOURCE + 3; i++) {
            take("C" + i, 1.0);
        }
        place(member, "line", line(15, "C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7"));
        look();
        place(owner, "line", line(15, "C8", "C9", "C10", "C11", "C12", "C13", "C14"));
        look();
        look();

        assertThat(rows("series")).isEqualTo(MOST_OF_A_SOURCE);
        assertThat(rows("history")).isEqualTo(MOST_OF_A_SOURCE);
    }

    @Test
    void ofALineThatNamesNoRecordsIsOfTheFirstOnes() {
        for (String symbol : List.of("b10", "B9", "a", "Ä", "z", "y", "x", "w", "c", "d")) {
            take(symbol, 1.0);
        }
        UUID line = place(member, "line", line(15));
        look();

        assertThat(numbers(json(history(line, member))).keySet())
                .containsExactlyInAnyOrder(
                        key("a"), key("Ä"), key("B9"), key("b10"), key("c"), key("d"), key("w"), key("x"));
    }

    @Test
    void isNotKeptOfWhatIsNoLineOverTime() {
        take("BTC", 1.0);
        Map<String, Object> over = line(15, "BTC");
        over.remove("minutes");
        over.put("over", "symbol");
        place(member, "line", over);
        UUID unset = place(member, "line", Map.of());
        place(member, "number", Map.of("record", key("BTC"), "field", "price"));
        Map<String, Object> text = line(15, "BTC");
        text.put("field", "symbol");
        place(member, "line", text);
        look();

        assertThat(rows("series")).isZero();
        assertThat(json(history(unset, member)).path("series").isEmpty()).isTrue();
    }

    @Test
    void goesOnAfterThePlacementOfAPersonWhoseAccountIsDeleted() {
        place(member, "line", line(15, "BTC"));
        place(owner, "number", Map.of("record", key("BTC"), "field", "price", "threshold", Map.of("above", 5)));
        minute("BTC", 1.0);
        transaction.executeWithoutResult(status -> placements.eraseOf(owner.id()));
        minute("BTC", 6.0);

        assertThat(rows("crossing")).isZero();
        assertThat(told(owner)).isEmpty();
    }

    private void minute(String symbol, @Nullable Double price) {
        later(MINUTE);
        take(symbol, price);
        look();
    }

    private static Map<String, Object> line(int minutes, String... symbols) {
        return new HashMap<>(Map.of(
                "field",
                "price",
                "series",
                List.of(symbols).stream().map(WatchingScene::key).toList(),
                "minutes",
                minutes));
    }

    private HttpResponse<String> history(UUID placement, Account account) {
        return get("/api/dashboard/placements/" + placement + "/history", account);
    }

    private static Map<String, String> numbers(JsonNode history) {
        Map<String, String> numbers = new HashMap<>();
        history.path("series")
                .forEach(series -> numbers.put(
                        series.path("key").asString(), series.path("numbers").toString()));
        return numbers;
    }

    /** What is known of a line's one record. */
    private List<Double> known(UUID placement) {
        return json(history(placement, member))
                .at("/series/0/numbers")
                .valueStream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .toList();
    }

    private static String nulls(int times) {
        return "[" + "null,".repeat(times);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from widgets." + table)
                .query(Integer.class)
                .single();
    }
}
