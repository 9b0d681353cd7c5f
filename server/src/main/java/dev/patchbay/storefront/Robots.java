package dev.patchbay.storefront;

import dev.patchbay.platform.PatchbaySettings;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What search engines may read here (RFC 9309), and where they find it (<a href="https://www.sitemaps.org">sitemaps.org</a>). */
@Controller
class Robots {

    private static final int NEWEST = 10_000;

    private final JdbcClient jdbc;
    private final PatchbaySettings settings;

    Robots(JdbcClient jdbc, PatchbaySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("""
                        User-agent: *
                        Allow: /api/home
                        Allow: /api/listings
                        Allow: /api/platform
                        Disallow: /api/
                        Disallow: /oidc/
                        Disallow: /v1/
                        Disallow: /apps
                        Disallow: /organization
                        Disallow: /settings
                        Disallow: /console
                        Disallow: /developer
                        Disallow: /notices
                        Sitemap: %s
                        """.formatted(settings.at("/sitemap.xml")));
    }

    /** The listings published last; the others are reached from them. */
    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        String listings = jdbc
                .sql("select name from storefront.card order by published_at desc, name limit :limit")
                .param("limit", NEWEST)
                .query(String.class)
                .list()
                .stream()
                .map(name -> "<url><loc>%s</loc></url>\n".formatted(settings.at("/listings/" + name)))
                .collect(Collectors.joining());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                        %s</urlset>
                        """.formatted(listings));
    }
}
