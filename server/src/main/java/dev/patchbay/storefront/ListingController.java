package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The marketplace: open to everybody. */
@RestController
@RequestMapping("/api/listings")
class ListingController {

    private static final int LONGEST_SEARCH = 200;
    private static final int PAGE = 24;

    private final Search search;
    private final Listings listings;

    ListingController(Search search, Listings listings) {
        this.search = search;
        this.listings = listings;
    }

    @GetMapping
    Shelf list(
            Optional<Session> session,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String after) {
        if (q.length() > LONGEST_SEARCH) {
            throw InvalidRequest.of("/q", "At most " + LONGEST_SEARCH + " characters.");
        }
        if (category != null && category.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequest.of("/category", "Control characters are not allowed here.");
        }
        String chosen = category == null || category.isBlank() ? null : category;
        Cursor cursor = Cursor.given(after, 2);
        Search.Found found = search.find(new Search.Wanted(q, chosen), cursor, PAGE);
        Set<IntegrationId> installed = listings.installed(session);
        return new Shelf(
                found.page().items().stream()
                        .map(card -> CardBody.of(card, installed.contains(card.integration())))
                        .toList(),
                found.page().next(),
                found.corrected(),
                found.total(),
                found.more(),
                found.categories());
    }

    @GetMapping("/{name}")
    ListingBody show(Optional<Session> session, @PathVariable String name, Locale locale) {
        return listings.show(name, session, locale);
    }

    /**
     * A page of the marketplace.
     *
     * @param corrected what was searched instead of what was typed, or null
     * @param total hits over all pages, counted to 5,000
     * @param more whether there are more hits than {@code total}
     */
    record Shelf(
            List<CardBody> listings,
            @Nullable Cursor next,
            @Nullable String corrected,
            long total,
            boolean more,
            List<Search.Category> categories) {}
}
