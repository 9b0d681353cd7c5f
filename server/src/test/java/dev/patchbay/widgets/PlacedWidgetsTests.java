package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.installs.Consent;
import dev.patchbay.installs.Installation;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Integrations' own widgets on a dashboard: their sizes, their settings, and what is left when they are taken back. */
class PlacedWidgetsTests extends FramesScene {

    private static final String FORM = """
            "widget": {"min_size": {"width": 3, "height": 2}, "max_size": {"width": 6, "height": 8},
             "config_schema": {"type": "object", "required": ["city"], "additionalProperties": false,
              "properties": {"city": {"type": "string", "maxLength": 20}, "days": {"type": "integer", "default": 3}}}}""";

    private Widget widget;
    private Installation installation;

    @BeforeEach
    void somebodyHasAWidget() {
        widget = published(script(), FORM);
        Account person = person();
        var consent = new Consent(ownApps.asked(widget.id(), person.id()).version(), Set.of("openid"), Locale.ENGLISH);
        installation = ownApps.install(widget.id(), consent, person.id()).installation();
        signIn(person);
    }

    @Test
    void areOfferedAndPlacedWithTheirFrameAndTheirDefaults() {
        JsonNode choice = json(api("GET", "/api/dashboard/choices", null)).at("/choices/0");
        assertThat(choice.at("/frame/sha256").asString()).isEqualTo(widget.sha256());
        assertThat(choice.path("source").isNull()).isTrue();

        JsonNode placed = json(place("w", 4, "h", 4)).at("/placements/0");

        assertThat(placed.path("widget").asString()).isEqualTo("integration");
        assertThat(placed.at("/frame")).isEqualTo(choice.path("frame"));
        assertThat(placed.path("unavailable").isNull()).isTrue();
        assertThat(placed.path("config").toString()).isEqualTo("{\"days\":3}");
    }

    @Test
    void areAsLargeAsTheyMayBe() {
        assertThat(sizes(place("w", 1_000_000_000, "h", 1_000_000_000))).containsExactly("6 8");
        JsonNode read = json(api("GET", "/api/dashboard", null));
        var small = Map.of("id", read.at("/placements/0/id").asString(), "x", 0, "y", 0, "w", 1, "h", 1);

        var arranged = api(
                "PUT",
                "/api/dashboard/layout",
                Map.of("revision", read.path("revision").asLong(), "places", List.of(small)));

        assertThat(sizes(arranged)).containsExactly("3 2");
    }

    @Test
    void areSetUpByTheirOwnSchema() {
        assertThat(pointers(place("w", 4, "h", 4, "config", Map.of("days", "two", "town", "Husum"))))
                .containsExactlyInAnyOrder(
                        "/placements/0/config/city", "/placements/0/config/days", "/placements/0/config/town");
        String id = json(place("w", 4, "h", 4)).at("/placements/0/id").asString();
        String path = "/api/dashboard/placements/" + id;

        assertThat(pointers(api("PATCH", path, Map.of("config", Map.of("city", "a town with far too long a name")))))
                .containsExactly("/config/city");
        assertThat(codes(api("PATCH", path, Map.of("config", Map.of("city", "Husum\u202e")))))
                .containsExactly("hidden-characters");
        assertThat(codes(api("PATCH", path, Map.of("config", Map.of("town", "Husum")))))
                .containsExactlyInAnyOrder("needed", "unknown");
        JsonNode set = json(api("PATCH", path, Map.of("config", Map.of("city", "Husum"))));
        assertThat(set.at("/placements/0/config").toString()).isEqualTo("{\"city\":\"Husum\",\"days\":3}");
    }

    @Test
    void stayInTheirPlaceWithoutAFrameWhenTheirVersionIsTakenBack() {
        place("w", 4, "h", 4);
        jdbc.sql("update widgets.pinned set yanked_at = now() where integration_id = :id")
                .param("id", widget.id().value())
                .update();

        JsonNode left = json(api("GET", "/api/dashboard", null)).at("/placements/0");

        assertThat(left.path("frame").isNull()).isTrue();
        assertThat(left.path("unavailable").asString()).isEqualTo("yanked");
        assertThat(pointers(place("w", 4, "h", 4))).containsExactly("/placements/0/widget");
        assertThat(json(api("GET", "/api/dashboard/choices", null))
                        .path("choices")
                        .isEmpty())
                .isTrue();
        assertThat(api(
                                "PATCH",
                                "/api/dashboard/placements/" + left.path("id").asString(),
                                Map.of("config", Map.of("city", "Husum")))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> place(Object... more) {
        var wish = new HashMap<String, Object>(Map.of(
                "widget", "integration", "installation", installation.id().toString()));
        for (int i = 0; i < more.length; i += 2) {
            wish.put(String.valueOf(more[i]), more[i + 1]);
        }
        return api("POST", "/api/dashboard/placements", Map.of("placements", List.of(wish)));
    }

    private static List<String> sizes(HttpResponse<String> answer) {
        return json(answer)
                .path("placements")
                .valueStream()
                .map(placement -> placement.path("w") + " " + placement.path("h"))
                .toList();
    }

    private static List<String> pointers(HttpResponse<String> answer) {
        return ofErrors(answer, "pointer");
    }

    private static List<String> codes(HttpResponse<String> answer) {
        return ofErrors(answer, "code");
    }

    private static List<String> ofErrors(HttpResponse<String> answer, String member) {
        assertThat(problem(answer)).as(answer.body()).isEqualTo("invalid-request");
        return json(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path(member).asString())
                .toList();
    }
}
