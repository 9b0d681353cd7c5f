package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** An organization that has a data source, and a member with an empty dashboard. */
abstract class DashboardWorld extends SourceWorld {

    static final String DASHBOARD = "/api/dashboard";

    @BeforeEach
    void itHasToldOfItself() {
        schema();
    }

    Map<String, Object> number(Object... more) {
        return widget("number", more);
    }

    /** A wish for a widget of 3 × 4, with these members more or instead. */
    Map<String, Object> widget(String kind, Object... more) {
        var wish =
                new LinkedHashMap<String, Object>(Map.of("widget", kind, "installation", installation, "w", 3, "h", 4));
        for (int i = 0; i < more.length; i += 2) {
            wish.put(String.valueOf(more[i]), more[i + 1]);
        }
        return wish;
    }

    /** The dashboard after these were placed. */
    final JsonNode place(Object... wishes) throws Exception {
        var answer = tryToPlace(wishes);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.body();
    }

    final Browser.Answer tryToPlace(Object... wishes) throws Exception {
        return member.post(DASHBOARD + "/placements", Map.of("placements", List.of(wishes)));
    }

    JsonNode dashboard() throws Exception {
        var answer = member.get(DASHBOARD);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.body();
    }

    static List<String> ids(JsonNode dashboard) {
        return dashboard
                .path("placements")
                .valueStream()
                .map(placement -> placement.path("id").asString())
                .toList();
    }

    /** Where everything stands, in reading order: x y w h. */
    static List<String> places(JsonNode dashboard) {
        return dashboard
                .path("placements")
                .valueStream()
                .map(placement -> placement.path("x") + " " + placement.path("y") + " " + placement.path("w") + " "
                        + placement.path("h"))
                .toList();
    }

    static Map<String, Object> at(String id, Object x, Object y, Object w, Object h) {
        return Map.of("id", id, "x", x, "y", y, "w", w, "h", h);
    }

    static Browser.Answer arrange(Browser browser, JsonNode read, Object... places) throws Exception {
        return browser.put(
                DASHBOARD + "/layout", Map.of("revision", read.path("revision").asLong(), "places", List.of(places)));
    }

    /** The fields that an answer complains of. */
    static List<String> pointers(Browser.Answer answer) {
        assertThat(answer.problem()).as(answer.raw()).isEqualTo("invalid-request");
        List<String> pointers = new ArrayList<>();
        answer.body()
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asString()));
        return pointers;
    }

    String unavailable() throws Exception {
        return dashboard().at("/placements/0/unavailable").asString("");
    }
}
