package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Five apps that are found, and one that is not published. */
abstract class MarketplaceScene extends StorefrontWorld {

    private static final String OFFERED = """
            - {slug: zither, name: Zither, description: Plays notes, appUrl: "https://a.example.com", categories: [Music, Fun]}
            - {slug: ask, name: Ärger, description: Plays with you, appUrl: "https://b.example.com", categories: [Fun],
               callbackUrl: "https://b.example.com/cb"}
            - {slug: mid, name: Middle, description: Plays on, appUrl: "https://c.example.com", categories: [Music],
               isFree: false, monthlyPrice: "29.99"}
            - {slug: other, name: Other, description: Counts, appUrl: "https://d.example.com", categories: [Work],
               callbackUrl: "https://d.example.com/cb"}
            - {slug: gone, name: Gone Plays, description: Plays no more, appUrl: "https://e.example.com", categories: [Fun],
               isPublished: false}
            - {slug: quoted, name: "A \\"quoted\\" <script>alert(1)</script> & more", description: "<img src=x onerror=alert(2)> done.",
               appUrl: "https://f.example.com", categories: [Work]}
            """;

    @Autowired
    Changes changes;

    @BeforeEach
    void someApps() throws Exception {
        apply(OFFERED);
        fold();
    }

    Browser anybody() {
        return new Browser(port);
    }

    IntegrationId idOf(String name) {
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    List<String> related(String name) throws Exception {
        return anybody()
                .get("/api/listings/" + name)
                .body()
                .path("worksWith")
                .valueStream()
                .map(each ->
                        each.path("name").asString() + " " + each.path("reason").asString())
                .toList();
    }

    JsonNode list(String query) throws Exception {
        Browser.Answer answer = anybody().get("/api/listings" + query);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.body();
    }

    List<String> names(String query) throws Exception {
        return names(list(query).path("listings"));
    }

    static List<String> names(JsonNode cards) {
        return cards.valueStream().map(card -> card.path("name").asString()).toList();
    }

    static Map<String, Integer> counts(JsonNode facets, String kind) {
        Map<String, Integer> counts = new HashMap<>();
        facets.path(kind)
                .forEach(each -> counts.put(
                        each.path("name").asString(), each.path("count").asInt()));
        return counts;
    }

    void fold() {
        while (changes.fold()) {}
    }
}
