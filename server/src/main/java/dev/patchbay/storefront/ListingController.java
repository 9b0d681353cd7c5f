package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final int LARGEST_PAGE = 100;

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
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String price,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        if (q.length() > LONGEST_SEARCH) {
            throw InvalidRequest.of("/q", "At most " + LONGEST_SEARCH + " characters.");
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw InvalidRequest.of("/limit", "1 to " + LARGEST_PAGE + ".");
        }
        Wanted wanted = new Wanted(
                q,
                chosen("/type", type),
                chosen("/category", category),
                chosen("/price", price),
                chosen("/tier", tier),
                sort(sort));
        Cursor cursor = Cursor.given(after, 2);
        Search.Found found = search.find(wanted, cursor, limit);
        Set<IntegrationId> installed = listings.installed(session);
        return new Shelf(
                found.page().items().stream()
                        .map(card -> CardBody.of(card, installed.contains(card.integration())))
                        .toList(),
                found.page().next(),
                found.corrected(),
                found.total(),
                found.more(),
                found.facets());
    }

    @GetMapping("/{name}")
    ListingBody show(Optional<Session> session, @PathVariable String name, Locale locale) {
        return listings.show(name, session, locale);
    }

    private static @Nullable String chosen(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_SEARCH) {
            throw InvalidRequest.of(pointer, "At most " + LONGEST_SEARCH + " characters.");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequest.of(pointer, "Control characters are not allowed here.");
        }
        return value;
    }

    private static Sort sort(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Sort.RELEVANCE;
        }
        return Sort.of(word)
                .orElseThrow(() -> InvalidRequest.of(
                        "/sort",
                        "One of " + Stream.of(Sort.values()).map(Sort::word).collect(Collectors.joining(", ")) + "."));
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
            Facets facets) {}
}
