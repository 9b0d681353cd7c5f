package dev.patchbay.storefront;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing at a glance.
 *
 * @param tier {@code unverified}, {@code verified} or {@code featured}
 * @param sunset the last day on which its publisher looks after it; null while it goes on
 * @param installed whether the session's current organization has it
 */
record CardBody(
        String name,
        String displayName,
        String tagline,
        String description,
        String type,
        @Nullable String icon,
        Card.Publisher publisher,
        List<String> categories,
        PriceBody price,
        String tier,
        @Nullable LocalDate sunset,
        boolean installed) {

    static CardBody of(Card card, boolean installed) {
        return new CardBody(
                card.name(),
                card.displayName(),
                card.tagline(),
                card.description(),
                card.type(),
                card.icon(),
                card.publisher(),
                card.categories(),
                card.price(),
                card.tier(),
                card.sunset(),
                installed);
    }
}
