package dev.patchbay.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a listing as {@code media} keeps them.
 *
 * @param icon path on our own origin such as {@code /media/….png}; null where there is none
 */
public record Artwork(@Nullable String icon, List<String> screenshots) {

    static final Artwork NONE = new Artwork(null, List.of());
}
