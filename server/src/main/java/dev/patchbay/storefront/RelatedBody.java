package dev.patchbay.storefront;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Another listing that is named beside one.
 *
 * @param reason {@code together}: at least five organizations have both; {@code category}: both are in a category
 */
record RelatedBody(
        String name,
        String displayName,
        String tagline,
        @Nullable String icon,
        String reason) {

    static RelatedBody of(Shelves.Related related) {
        Card card = related.card();
        return new RelatedBody(
                card.name(),
                card.displayName(),
                card.tagline(),
                card.icon(),
                related.reason().name().toLowerCase(Locale.ROOT));
    }
}
