package dev.patchbay.storefront;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.PlatformSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of a listing as others see it before they run a script: search engines, and messengers that show what a link leads
 * to (Open Graph protocol, <a href="https://ogp.me">ogp.me</a>). The document is the web UI's; only its head says more. What not
 * everybody may see has the head of what is not there.
 */
@Controller
class SharedListing {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final ClassPathResource DOCUMENT = new ClassPathResource("META-INF/resources/index.html");

    /** Where there is no web UI in the jar, as in development. */
    private static final String BARE =
            "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <title>Patchbay</title>\n  </head>\n</html>\n";

    private final Catalog catalog;
    private final PlatformSettings platform;
    private final PatchbaySettings settings;
    private final String beforeTitle;
    private final String afterTitle;

    SharedListing(Catalog catalog, PlatformSettings platform, PatchbaySettings settings) throws IOException {
        this.catalog = catalog;
        this.platform = platform;
        this.settings = settings;
        String document = DOCUMENT.exists() ? DOCUMENT.getContentAsString(StandardCharsets.UTF_8) : BARE;
        int title = document.indexOf("<title>");
        beforeTitle = document.substring(0, title);
        afterTitle = document.substring(document.indexOf("</title>", title) + "</title>".length());
    }

    @GetMapping("/listings/{name}")
    ResponseEntity<String> page(@PathVariable String name) {
        String brand = platform.current().brand().name();
        String head = shown(name).map(listing -> head(listing, brand)).orElseGet(() -> head(brand));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(beforeTitle + head + afterTitle);
    }

    private Optional<Listing> shown(String name) {
        return KnownListings.slug(name)
                .flatMap(catalog::find)
                .filter(listing -> listing.published() && listing.visibility() != Visibility.PRIVATE);
    }

    private String head(Listing listing, String brand) {
        Card card = Card.of(listing);
        String address = settings.at("/listings/" + card.name()).toString();
        var head = new StringBuilder("<title>" + escaped(card.displayName() + " · " + brand) + "</title>");
        meta(head, "name", "description", card.tagline());
        meta(head, "property", "og:type", "website");
        meta(head, "property", "og:site_name", brand);
        meta(head, "property", "og:title", card.displayName());
        meta(head, "property", "og:description", card.tagline());
        meta(head, "property", "og:url", address);
        meta(head, "name", "twitter:card", "summary");
        String icon = card.icon();
        if (icon != null) {
            meta(head, "property", "og:image", settings.at(icon).toString());
            meta(head, "property", "og:image:alt", card.displayName());
        }
        if (listing.listed()) {
            head.append("\n    <link rel=\"canonical\" href=\"")
                    .append(escaped(address))
                    .append("\">");
        } else {
            meta(head, "name", "robots", "noindex");
        }
        return head.toString();
    }

    private static String head(String brand) {
        var head = new StringBuilder("<title>" + escaped(brand) + "</title>");
        meta(head, "name", "robots", "noindex");
        return head.toString();
    }

    private static void meta(StringBuilder head, String kind, String name, String content) {
        head.append("\n    <meta %s=\"%s\" content=\"%s\">".formatted(kind, name, escaped(content)));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
