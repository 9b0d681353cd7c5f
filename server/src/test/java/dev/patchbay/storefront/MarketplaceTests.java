package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Organization;
import dev.patchbay.installs.Installs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Filters, orders, the first page, and what is named beside a listing. */
class MarketplaceTests extends MarketplaceScene {

    @Autowired
    Cards cards;

    @Autowired
    Installs installs;

    @Autowired
    JdbcClient jdbc;

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
            for (String value : List.of(
                    "\u0000",
                    "1e999",
                    "2026-99-99T99:99:99Z",
                    "2026-02-31T00:00:00Z",
                    "2026-19-39T29:59:59Z",
                    "2026-01-00T00:00:00.999999999Z",
                    "-1",
                    "999999999",
                    "\uFFFE' or true --",
                    "x".repeat(500),
                    "99999999999")) {
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
    void takesWhateverIsTypedForWords() throws Exception {
        for (String typed : List.of(
                "plays:*&!(zither|mid)<->\\",
                "%_%' or 1=1 --",
                "$1 :query :words ?",
                "'plays':A*",
                "a\u0000b\uFFFF\u202e",
                "x" + "\uD800\uDF30".repeat(60),
                "\u0130I\u0307\uFB01",
                "the and of",
                "🎻 🎻")) {
            String q = URLEncoder.encode(typed, StandardCharsets.UTF_8);
            for (String sort : List.of("relevance", "name", "popular", "new")) {
                assertThat(anybody()
                                .get("/api/listings?q=" + q + "&sort=" + sort)
                                .status())
                        .as(typed + " by " + sort)
                        .isEqualTo(200);
            }
        }
        assertThat(anybody().get("/api/listings?q=%FF%FE%ED%A0%80").status()).isIn(200, 400);
        for (String filter : List.of("type", "category", "price", "tier", "sort", "after", "q")) {
            assertThat(anybody()
                            .get("/api/listings?" + filter + "=" + "f".repeat(6_000))
                            .status())
                    .as(filter)
                    .isEqualTo(400);
            assertThat(anybody().get("/api/listings?" + filter + "=%00%27%25").status())
                    .as(filter)
                    .isIn(200, 400);
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

    private long popularity(String name) {
        return jdbc.sql("select popularity from storefront.card where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
