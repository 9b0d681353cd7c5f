package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Organization;
import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Filters, orders, the first page, what is named beside a listing, and what a link to a listing shows. */
class MarketplaceTests extends StorefrontWorld {

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

    @Autowired
    Cards cards;

    @Autowired
    Installs installs;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void someApps() throws Exception {
        apply(OFFERED);
        fold();
    }

    @Test
    void filtersByTypeCategoryPriceAndTier() throws Exception {
        assertThat(names("?category=Fun")).containsExactlyInAnyOrder("zither", "ask");
        assertThat(names("?category=Music&price=paid")).containsExactly("mid");
        assertThat(names("?category=Music&price=free")).containsExactly("zither");
        assertThat(names("?q=plays&price=free")).containsExactlyInAnyOrder("zither", "ask");
        assertThat(names("?type=widget")).isEmpty();
        assertThat(names("?type=app&tier=verified&category=Work")).containsExactlyInAnyOrder("other", "quoted");
        assertThat(names("?tier=featured")).isEmpty();
        assertThat(names("?price=free%27%22%7D")).isEmpty();
    }

    @Test
    void countsEachKindAsIfNoneOfItsOwnWasChosen() throws Exception {
        JsonNode facets = list("?category=Music&price=paid").path("facets");

        assertThat(counts(facets, "categories")).isEqualTo(Map.of("Music", 1));
        assertThat(counts(facets, "prices")).isEqualTo(Map.of("paid", 1, "free", 1));
        assertThat(counts(facets, "types")).isEqualTo(Map.of("app", 1));
        assertThat(facets.path("exact").asBoolean()).isTrue();
    }

    @Test
    void countsExactlyToFiveThousandAndThenSaysMore() throws Exception {
        jdbc.sql("""
                        insert into storefront.card
                        select gen_random_uuid(), 'many-' || n, 'Many ' || n, 'many ' || n, 'Of many', 'Of many', 'app', null,
                            'Nobody', false, 'unverified', array['Heap'], '{"model":"free"}', null, now(), 0,
                            storefront.document('Many ' || n, 'A') || storefront.document('of many', 'D'),
                            storefront.document('Many ' || n, 'A'), '{}',
                            array['type:app', 'price:free', 'tier:unverified', 'category:Heap']
                        from generate_series(1, 5001) as n
                        """).update();
        try {
            for (String query :
                    List.of("?category=Heap", "?q=many", "?q=many&sort=name", "?q=many&sort=new&category=Heap")) {
                JsonNode found = list(query);
                assertThat(found.path("total").asInt()).as(query).isEqualTo(5000);
                assertThat(found.path("more").asBoolean()).as(query).isTrue();
                assertThat(found.path("facets").path("exact").asBoolean())
                        .as(query)
                        .isFalse();
                assertThat(found.path("listings").size()).as(query).isEqualTo(24);
            }
            assertThat(names("?q=many+4711").getFirst()).isEqualTo("many-4711");
            jdbc.sql("delete from storefront.card where name = 'many-5001'").update();
            JsonNode exact = list("?category=Heap");
            assertThat(exact.path("total").asInt()).isEqualTo(5000);
            assertThat(exact.path("more").asBoolean()).isFalse();
        } finally {
            jdbc.sql("delete from storefront.card where name like 'many-%'").update();
        }
    }

    @Test
    void sortsByNameAsPeopleReadItByAgeAndByPopularity() throws Exception {
        fold();
        long before = popularity("mid");
        installs.install(idOf("other"), acme.id(), ada.id());
        for (int n = 1; n <= 7; n++) {
            Organization organization = organizations.create(slug("org"), "Org " + n, ada.id(), ada.id());
            installs.install(idOf("ask"), organization.id(), ada.id());
        }
        jdbc.sql("update storefront.card set published_at = published_at + interval '1 hour' where name = 'mid'")
                .update();
        fold();

        assertThat(names("?sort=name")).containsExactly("quoted", "ask", "mid", "other", "zither");
        assertThat(names("?sort=new").getFirst()).isEqualTo("mid");
        assertThat(names("?sort=popular").getFirst()).isEqualTo("ask");
        assertThat(anybody().get("/api/listings?sort=random").status()).isEqualTo(400);
        long after = popularity("other");
        cards.rebuild();
        assertThat(popularity("other")).isEqualTo(after);
        assertThat(names("?sort=popular").getFirst()).isEqualTo("ask");

        installs.uninstall(installs.living(acme.id()).getFirst().id(), ada.id());
        fold();
        assertThat(popularity("other")).isEqualTo(after - 1);
        assertThat(popularity("mid")).isEqualTo(before).isZero();
    }

    @Test
    void pagesInEveryOrderSeeEachListingOnce() throws Exception {
        for (String sort : List.of("relevance", "name", "new", "popular")) {
            for (String words : List.of("", "plays")) {
                List<String> seen = new ArrayList<>();
                String after = "";
                do {
                    JsonNode page = list("?limit=1&q=" + words + "&sort=" + sort + "&after=" + after);
                    page.path("listings")
                            .forEach(card -> seen.add(card.path("name").asString()));
                    after = page.path("next").asString("");
                } while (!after.isEmpty() && seen.size() < 9);
                assertThat(seen)
                        .as(sort + words)
                        .hasSize(words.isEmpty() ? 5 : 3)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void refusesMadeUpCursors() throws Exception {
        for (String sort : List.of("relevance", "name", "new", "popular")) {
            for (String value :
                    List.of("\u0000", "1e999", "2026-99-99T99:99:99Z", "-1", "x".repeat(500), "99999999999")) {
                String cursor =
                        Base64.getUrlEncoder().encodeToString((value + "\u001fname").getBytes(StandardCharsets.UTF_8));
                int status = anybody()
                        .get("/api/listings?q=plays&sort=" + sort + "&after="
                                + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                        .status();
                assertThat(status).as(sort + " after " + value).isIn(200, 400);
            }
        }
    }

    @Test
    void theFirstPageShowsWhatIsNewAndPopularAndTheCategories() throws Exception {
        install("other");
        fold();

        JsonNode home = anybody().get("/api/home").body();

        assertThat(names(home.path("popular"))).contains("other").doesNotContain("mid", "gone");
        assertThat(names(home.path("newest"))).hasSize(5).doesNotContain("gone");
        assertThat(home.path("categories")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .containsExactlyInAnyOrder("Fun", "Music", "Work");
    }

    @Test
    void namesWhatIsOftenInstalledTogetherOnlyWhenFiveOrganizationsDo() throws Exception {
        for (int n = 1; n <= 5; n++) {
            assertThat(related("ask")).as("with %d organizations", n - 1).doesNotContain("other together");
            Organization organization = organizations.create(slug("org"), "Org " + n, ada.id(), ada.id());
            for (String name : List.of("ask", "other")) {
                installs.install(idOf(name), organization.id(), ada.id());
            }
        }
        assertThat(related("ask")).first().isEqualTo("other together");
        assertThat(related("ask")).contains("zither category").doesNotContain("ask category", "gone category");
    }

    @Test
    void aLinkShowsWhatItLeadsToAndNothingElse() throws Exception {
        String page = anybody().get("/listings/zither").raw();
        assertThat(page)
                .contains("<title>Zither · ")
                .contains("<meta property=\"og:title\" content=\"Zither\">")
                .contains("<meta property=\"og:description\" content=\"Plays notes\">")
                .contains("<link rel=\"canonical\" href=\"http://localhost:8080/listings/zither\">")
                .doesNotContain("noindex");

        assertThat(anybody().get("/listings/quoted").raw())
                .contains("<meta property=\"og:title\" content=\"A &quot;quoted&quot; &lt;script&gt;")
                .doesNotContain("<script>alert", "<img");

        String unknown = anybody().get("/listings/never-heard-of").raw();
        assertThat(unknown).contains("noindex").doesNotContain("og:");
        assertThat(anybody().get("/listings/gone").raw()).isEqualTo(unknown);
    }

    @Test
    void whatIsNotForEverybodyIsFoundNowhere() throws Exception {
        String name = "zither";
        try {
            publishing.visibility(idOf(name), Visibility.UNLISTED, ada.id());
            foundNowhere(name, 1);
            assertThat(anybody().get("/api/listings/" + name).status()).isEqualTo(200);
            assertThat(anybody().get("/listings/" + name).raw())
                    .contains("og:title\" content=\"Zither", "noindex")
                    .doesNotContain("canonical");
        } finally {
            publishing.visibility(idOf(name), Visibility.PUBLIC, ada.id());
        }
        assertThat(names("?q=zither")).containsExactly(name);
    }

    @Test
    void whatIsPrivateOnlyItsPublisherSees() throws Exception {
        String name = "own-" + ids.next();
        IntegrationId id = publishing.register(
                new NewIntegration(Slug.of(name), "Ours Alone", IntegrationType.APP, null), acme.id(), ada.id());
        publishing.saveDraft(id, """
                {"name": "%s", "display_name": "Ours Alone", "version": "1.0.0", "type": "app",
                 "description": "Shows what it is about.", "base_url": "https://192.88.98.7", "categories": ["Music"]}
                """.formatted(name), null, ada.id());
        seenByNobody(name, anybody());
        publishing.publish(id, null, ada.id());
        assertThat(names("?q=ours+alone")).containsExactly(name);
        assertThat(names("?q=ours+alone&sort=new")).containsExactly(name);

        publishing.visibility(id, Visibility.PRIVATE, ada.id());
        fold();

        foundNowhere(name, 2);
        seenByNobody(name, anybody());
        seenByNobody(name, new Browser(port).signIn(person("Eve").email(), PASSWORD));
        assertThat(member.get("/api/listings/" + name).body().path("visibility").asString())
                .isEqualTo("private");
        assertThat(member.get("/listings/" + name).raw()).doesNotContain("Ours");
    }

    private void seenByNobody(String name, Browser somebody) throws Exception {
        Browser.Answer page = somebody.get("/api/listings/" + name);
        assertThat(page.problem()).isEqualTo("unknown-app");
        assertThat(page.body().path("detail").asString().replace(name, "x"))
                .isEqualTo(somebody.get("/api/listings/never-heard-of")
                        .body()
                        .path("detail")
                        .asString()
                        .replace("never-heard-of", "x"));
        assertThat(somebody.get("/listings/" + name).raw())
                .isEqualTo(somebody.get("/listings/never-heard-of").raw());
    }

    private void foundNowhere(String name, int music) throws Exception {
        fold();
        for (String query : List.of("", "?q=" + name, "?q=zitehr", "?category=Music", "?sort=new", "?sort=name")) {
            assertThat(names(query)).as(query).doesNotContain(name);
        }
        assertThat(counts(list("").path("facets"), "categories")).containsEntry("Music", music);
        assertThat(anybody().get("/api/home").raw()).doesNotContain(name);
        assertThat(anybody().get("/sitemap.xml").raw()).doesNotContain(name);
        assertThat(related("mid")).doesNotContain(name + " category");
    }

    @Test
    void whatComesToItsEndSaysSoAndComesLater() throws Exception {
        LocalDate sunset = LocalDate.now(ZoneOffset.UTC).plusDays(90);
        publishing.deprecate(idOf("ask"), new Deprecation(sunset, Slug.of("zither"), "Zither is better."), ada.id());
        try {
            JsonNode found = list("?q=plays").path("listings");
            assertThat(names(found)).last().isEqualTo("ask");
            assertThat(found.get(2).path("sunset").asString()).isEqualTo(sunset.toString());
            JsonNode end = anybody().get("/api/listings/ask").body().path("deprecation");
            assertThat(end.path("message").asString()).isEqualTo("Zither is better.");
            assertThat(end.path("replacement").path("displayName").asString()).isEqualTo("Zither");
        } finally {
            publishing.undeprecate(idOf("ask"), ada.id());
        }
        assertThat(list("?q=plays").path("listings").get(0).path("sunset").isNull())
                .isTrue();
    }

    @Test
    void searchEnginesAreToldOfWhatEverybodyMayFind() throws Exception {
        assertThat(anybody().get("/robots.txt").raw())
                .contains("Disallow: /settings", "Sitemap: http://localhost:8080/sitemap.xml");
        assertThat(anybody().get("/sitemap.xml").raw())
                .contains("<loc>http://localhost:8080/listings/zither</loc>")
                .doesNotContain("gone");
    }

    private long popularity(String name) {
        return jdbc.sql("select popularity from storefront.card where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private Browser anybody() {
        return new Browser(port);
    }

    private IntegrationId idOf(String name) {
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    private List<String> related(String name) throws Exception {
        return anybody()
                .get("/api/listings/" + name)
                .body()
                .path("worksWith")
                .valueStream()
                .map(each ->
                        each.path("name").asString() + " " + each.path("reason").asString())
                .toList();
    }

    private JsonNode list(String query) throws Exception {
        Browser.Answer answer = anybody().get("/api/listings" + query);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.body();
    }

    private List<String> names(String query) throws Exception {
        return names(list(query).path("listings"));
    }

    private static List<String> names(JsonNode cards) {
        return cards.valueStream().map(card -> card.path("name").asString()).toList();
    }

    private static Map<String, Integer> counts(JsonNode facets, String kind) {
        Map<String, Integer> counts = new HashMap<>();
        facets.path(kind)
                .forEach(each -> counts.put(
                        each.path("name").asString(), each.path("count").asInt()));
        return counts;
    }

    private void fold() {
        while (changes.fold()) {}
    }
}
