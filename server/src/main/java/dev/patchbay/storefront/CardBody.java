package dev.patchbay.storefront;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing at a glance.
 *
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
                installed);
    }
}
