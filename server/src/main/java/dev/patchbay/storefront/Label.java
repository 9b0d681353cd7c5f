package dev.patchbay.storefront;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What cards are filtered by. */
record Label(Kind kind, String value) {

    /** What a label says something about. */
    enum Kind {
        TYPE,
        CATEGORY,
        PRICE,
        TIER;

        /** As it is stored. */
        String label(String value) {
            return name().toLowerCase(Locale.ROOT) + ":" + value;
        }
    }

    /** Reads what {@link Kind#label} wrote. */
    static Label of(String stored) {
        int colon = stored.indexOf(':');
        return new Label(
                Kind.valueOf(stored.substring(0, colon).toUpperCase(Locale.ROOT)), stored.substring(colon + 1));
    }

    /** All labels of a card. */
    static List<String> of(Card card) {
        String price = card.price().model().equals("free") ? "free" : "paid";
        return Stream.concat(
                        Stream.of(Kind.TYPE.label(card.type()), Kind.PRICE.label(price), Kind.TIER.label(card.tier())),
                        card.categories().stream().map(Kind.CATEGORY::label))
                .distinct()
                .toList();
    }
}
