package dev.patchbay.storefront;

import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A listing at a glance.
 *
 * @param sunset the last day on which its publisher looks after it; null while it goes on
 */
record Card(
        IntegrationId integration,
        String name,
        String displayName,
        String tagline,
        String description,
        String type,
        @Nullable String icon,
        Publisher publisher,
        List<String> categories,
        PriceBody price,
        String tier,
        @Nullable LocalDate sunset,
        Instant publishedAt) {

    private static final Pattern FIRST_SENTENCE = Pattern.compile("^[^\\n]*?[.!?](?=\\s|$)|^[^\\n]+");
    private static final int TAGLINE = 140;

    /** Who offers it. */
    record Publisher(String name, boolean firstParty) {}

    static Card of(Listing listing) {
        String publisher = Objects.requireNonNullElse(listing.publisher(), listing.displayName());
        Deprecation end = listing.deprecation();
        return new Card(
                listing.id(),
                listing.name().value(),
                listing.displayName(),
                tagline(listing.description()),
                listing.description(),
                listing.type().name().toLowerCase(Locale.ROOT),
                listing.icon(),
                new Publisher(publisher, listing.firstParty()),
                listing.categories(),
                PriceBody.of(listing.price()),
                listing.tier().name().toLowerCase(Locale.ROOT),
                end == null ? null : end.sunset(),
                Objects.requireNonNullElse(listing.publishedAt(), listing.changedAt()));
    }

    /** The first sentence of a description, shortened at a word. */
    static String tagline(String description) {
        Matcher first = FIRST_SENTENCE.matcher(description.strip());
        String sentence = first.find() ? first.group() : description.strip();
        if (sentence.length() <= TAGLINE) {
            return sentence;
        }
        int space = sentence.lastIndexOf(' ', TAGLINE - 1);
        return sentence.substring(0, space > 0 ? space : TAGLINE - 1) + "…";
    }
}
