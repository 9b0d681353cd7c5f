package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.PersonalData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One's own dashboard, seen through the API. */
class DashboardTests extends DashboardWorld {

    @Autowired
    List<PersonalData> personal;

    @Test
    void isEmptyAtFirst() throws Exception {
        assertThat(dashboard().toString()).isEqualTo("{\"revision\":0,\"placements\":[],\"proposals\":[]}");
    }

    @Test
    void placesATemplateInOneCallEachAtTheFirstFreePlace() throws Exception {
        var config = Map.of("record", "[\"Husum\"]", "field", "level", "unit", "m");

        JsonNode placed = place(
                number("config", config, "title", " High water "),
                widget("line", "w", 9),
                widget("table", "w", 12, "x", 0, "y", 7),
                widget("ticker", "x", 2, "y", 8));

        assertThat(placed.path("revision").asLong()).isEqualTo(1);
        assertThat(places(placed)).containsExactly("0 0 3 4", "3 0 9 4", "0 7 12 4", "0 11 3 4");
        JsonNode first = placed.at("/placements/0");
        assertThat(first.path("title").asString()).isEqualTo("High water");
        assertThat(first.path("config")).isEqualTo(JsonMapper.shared().valueToTree(config));
        assertThat(first.at("/installation/name").asString()).isEqualTo(name);
        assertThat(first.at("/installation/displayName").asString()).isEqualTo("Tides");
        assertThat(first.at("/installation/organization/name").asString()).isEqualTo("Acme");
        assertThat(first.path("unavailable").isNull()).isTrue();
        assertThat(placed.at("/placements/1/title").isNull()).isTrue();
        assertThat(dashboard()).isEqualTo(withoutPlaced(placed));
        assertThat(admin.get(DASHBOARD).body().path("placements").isEmpty()).isTrue();
    }

    @Test
    void saysWhatItPlacedInTheOrderOfTheRequestAndNothingThatWasPlacedElsewhereMeanwhile() throws Exception {
        JsonNode elsewhere = place(number("title", "Elsewhere"));

        JsonNode placed = place(widget("table", "title", "Below", "w", 12, "x", 0, "y", 9), number("title", "Above"));

        assertThat(placed.path("placed")
                        .valueStream()
                        .map(id -> titles(placed).get(id.asString()))
                        .toList())
                .containsExactly("Below", "Above");
        assertThat(placed.path("placed").toString()).doesNotContain(ids(elsewhere));
        assertThat(ids(placed)).containsAll(ids(elsewhere));
    }

    @Test
    void placesNothingOfATemplateWithAMistakeAndNamesEach() throws Exception {
        var refused = tryToPlace(
                number(),
                widget("pie"),
                number("installation", ids.next().toString()),
                number("config", Map.of("field", "level")),
                widget("table", "config", List.of(1)),
                widget("integration"),
                Map.of("widget", "number", "installation", installation));

        assertThat(pointers(refused))
                .containsExactlyInAnyOrder(
                        "/placements/1/widget",
                        "/placements/2/installation",
                        "/placements/3/config/record",
                        "/placements/4/config",
                        "/placements/5/widget",
                        "/placements/6/w",
                        "/placements/6/h");
        assertThat(dashboard().path("revision").asLong()).isZero();
        assertThat(pointers(tryToPlace(number("title", "x".repeat(81))))).containsExactly("/placements/0/title");
        assertThat(pointers(member.post(DASHBOARD + "/placements", Map.of("placements", List.of()))))
                .containsExactly("/placements");
    }

    @Test
    void showsOfAnAppWithoutDataNothingBuiltIn() throws Exception {
        String bot = install("bot").path("id").asString();

        assertThat(pointers(tryToPlace(number("installation", bot)))).containsExactly("/placements/0/widget");
    }

    @Test
    void hasRoomForFiftyAndNoMore() throws Exception {
        for (int i = 0; i < 25; i++) {
            place(number(), number());
        }

        assertThat(tryToPlace(number()).problem()).isEqualTo("dashboard-full");
        assertThat(dashboard().path("placements").size()).isEqualTo(50);
    }

    @Test
    void changesTitleAndSettingsByThemselves() throws Exception {
        JsonNode placed = place(number("title", "Water"));
        String path = DASHBOARD + "/placements/" + ids(placed).getFirst();

        JsonNode set = member.patch(path, Map.of("config", Map.of("record", "[\"Husum\"]", "field", "level")))
                .body();
        assertThat(set.at("/placements/0/title").asString()).isEqualTo("Water");
        assertThat(set.at("/placements/0/config/field").asString()).isEqualTo("level");
        JsonNode called = member.patch(path, Map.of("title", "Level")).body();
        assertThat(called.at("/placements/0/title").asString()).isEqualTo("Level");
        assertThat(called.at("/placements/0/config/field").asString()).isEqualTo("level");
        JsonNode nameless =
                member.patch(path, Collections.singletonMap("title", null)).body();
        assertThat(nameless.at("/placements/0/title").isNull()).isTrue();
        assertThat(nameless.path("revision").asLong()).isEqualTo(4);

        assertThat(pointers(member.patch(path, Map.of("config", Map.of("record", "Husum", "field", "level", "x", 1)))))
                .containsExactlyInAnyOrder("/config/record", "/config/x");
        assertThat(pointers(member.patch(path, Map.of("title", "x".repeat(81)))))
                .containsExactly("/title");
        assertThat(pointers(member.patch(path, Map.of("titel", "x")))).containsExactly("/titel");
        assertThat(dashboard()).isEqualTo(nameless);
    }

    @Test
    void bringsBackWhatWasRemovedForADay() throws Exception {
        JsonNode placed = place(number("title", "Water"), number());
        String first = ids(placed).get(0);
        String path = DASHBOARD + "/placements/" + first;

        assertThat(ids(member.delete(path).body())).doesNotContain(first).hasSize(1);
        assertThat(member.delete(path).status()).isEqualTo(200);
        JsonNode back = member.post(path + "/restore", null).body();
        assertThat(places(back)).containsExactly("0 0 3 4", "3 0 3 4");
        assertThat(back.at("/placements/0/title").asString()).isEqualTo("Water");
        assertThat(member.post(path + "/restore", null).body()).isEqualTo(back);

        member.delete(path);
        place(number());
        assertThat(places(member.post(path + "/restore", null).body()))
                .containsExactly("0 0 3 4", "3 0 3 4", "6 0 3 4");

        member.delete(path);
        jdbc.sql("update widgets.placement set removed_at = now() - interval '24 hours 1 second' where id = :id")
                .param("id", UUID.fromString(first))
                .update();
        assertThat(member.post(path + "/restore", null).status()).isEqualTo(404);
        assertThat(member.delete(path).status()).isEqualTo(404);
    }

    @Test
    void keepsWhatItsSourceLeftAndSaysWhy() throws Exception {
        place(number());
        assertThat(unavailable()).isEmpty();

        admin.post("/api/installations/" + installation + "/suspend", Map.of());
        assertThat(unavailable()).isEqualTo("suspended");
        admin.post("/api/installations/" + installation + "/resume", Map.of());
        assertThat(unavailable()).isEmpty();
        admin.put("/api/installations/" + installation + "/access", Map.of("policy", "assigned"));
        assertThat(unavailable()).isEqualTo("revoked");
        String path = DASHBOARD + "/placements/" + ids(dashboard()).getFirst();
        assertThat(pointers(member.patch(path, Map.of("config", Map.of())))).containsExactly("/config");
        assertThat(pointers(tryToPlace(number()))).containsExactly("/placements/0/installation");
        admin.put("/api/installations/" + installation + "/access", Map.of("policy", "everyone"));
        assertThat(unavailable()).isEmpty();
        admin.delete("/api/installations/" + installation);
        assertThat(unavailable()).isEqualTo("revoked");
        assertThat(dashboard().at("/placements/0/installation/displayName").asString())
                .isEqualTo("Tides");
    }

    @Test
    void saysThatItIsGoneToWhoLeftTheOrganization() throws Exception {
        place(number());

        organizations.removeMember(acme.id(), max.id(), ada.id());

        assertThat(unavailable()).isEqualTo("revoked");
        assertThat(member.delete(DASHBOARD + "/placements/" + ids(dashboard()).getFirst())
                        .body()
                        .path("placements")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellsWhoeverAsksWithoutEndToWait() throws Exception {
        for (int i = 0; i < 120; i++) {
            assertThat(member.get(DASHBOARD + "/choices").status()).isEqualTo(200);
        }

        assertThat(member.get(DASHBOARD + "/choices").problem()).isEqualTo("too-many-requests");
        assertThat(admin.get(DASHBOARD + "/choices").status()).isEqualTo(200);
    }

    @Test
    void offersWhatCanBePlacedWithSomeOfItsNewestRecords() throws Exception {
        install("bot");
        for (int i = 0; i < 7; i++) {
            take("{\"port\":\"P" + i + "\",\"level\":" + i + "}");
        }
        take("{\"port\":\"P6\",\"_deleted\":true}");

        JsonNode choices = member.get(DASHBOARD + "/choices").body().path("choices");

        assertThat(choices.size()).isEqualTo(1);
        JsonNode choice = choices.path(0);
        assertThat(choice.at("/installation/id").asString()).isEqualTo(installation);
        assertThat(choice.path("frame").isNull()).isTrue();
        assertThat(choice.at("/source/key").toString()).isEqualTo("[\"port\"]");
        assertThat(choice.at("/source/schema/properties/level/type").asString()).isEqualTo("number");
        assertThat(choice.at("/source/number").asInt()).isEqualTo(1);
        assertThat(choice.path("sample")
                        .valueStream()
                        .map(record -> record.at("/value/port").asString()))
                .containsExactly("P5", "P4", "P3", "P2", "P1");
        assertThat(choice.path("state").asString()).isEqualTo("live");
        for (String heard : List.of(
                "pipeline.source set heard_at = heard_at - interval '1 day' where integration",
                "pipeline.feed set heard_at = heard_at - interval '1 day' where source")) {
            jdbc.sql("update " + heard + " = :source")
                    .param("source", tides.value())
                    .update();
        }
        JsonNode later = member.get(DASHBOARD + "/choices").body().at("/choices/0");
        assertThat(later.path("state").asString()).isEqualTo("stale");
        assertThat(Instant.parse(later.path("since").asString()))
                .isBefore(Instant.now().minus(Duration.ofHours(23)));
    }

    @Test
    void goesWithTheAccountAndIsPartOfWhatIsKept() throws Exception {
        place(number("title", "Water"), number());
        PersonalData kept = personal.stream()
                .filter(data -> data.section().equals("dashboard"))
                .findFirst()
                .orElseThrow();

        JsonNode export = JsonMapper.shared().valueToTree(kept.export(max.id()));
        assertThat(export.at("/widgets/0/title").asString()).isEqualTo("Water");
        assertThat(export.at("/widgets/0/app").asString()).isEqualTo(name);
        assertThat(export.path("widgets").size()).isEqualTo(2);

        var deleted = member.delete("/api/me");
        assertThat(deleted.status()).as(deleted.raw()).isBetween(200, 299);
        assertThat(jdbc.sql("""
                                select (select count(*) from widgets.placement where account_id = :account)
                                     + (select count(*) from widgets.dashboard where account_id = :account)
                                """)
                        .param("account", max.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @Timeout(300)
    void hasOpenPagesFetchItAnewWheneverItChanges() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/live"))
                .header("Host", "localhost:8080")
                .header("Cookie", member.cookie())
                .build();
        try (var client = HttpClient.newHttpClient();
                var page = new BufferedReader(new InputStreamReader(
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8))) {
            assertThat(page.readLine()).isNotNull();

            place(number());
            awaitNudge(page);
            member.patch(DASHBOARD + "/placements/" + ids(dashboard()).getFirst(), Map.of("title", "Water"));
            awaitNudge(page);
            admin.post("/api/installations/" + installation + "/suspend", Map.of());
            awaitNudge(page);
            client.shutdownNow();
        }
    }

    /** Other topics may come between. Ends when the test takes too long. */
    private static void awaitNudge(BufferedReader page) throws IOException {
        String line = page.readLine();
        while (!"data: {\"topic\":\"dashboard\"}".equals(line)) {
            assertThat(line).as("the stream goes on").isNotNull();
            line = page.readLine();
        }
    }

    private static Map<String, String> titles(JsonNode dashboard) {
        return dashboard
                .path("placements")
                .valueStream()
                .collect(Collectors.toMap(
                        placement -> placement.path("id").asString(),
                        placement -> placement.path("title").asString()));
    }

    private static JsonNode withoutPlaced(JsonNode answer) {
        var dashboard = (ObjectNode) answer.deepCopy();
        dashboard.remove("placed");
        return dashboard;
    }
}
