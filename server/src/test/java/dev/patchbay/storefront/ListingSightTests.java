package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may find which listing, and what a link to it shows. */
class ListingSightTests extends MarketplaceScene {

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
}
