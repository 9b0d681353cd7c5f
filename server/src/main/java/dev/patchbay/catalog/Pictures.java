package dev.patchbay.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of an entry and what they were made from, so that an unchanged source is not read again.
 *
 * @param iconSource a URL, or {@code sha256:} and the digest of a file; null where there is no icon
 */
record Pictures(@Nullable String iconSource, List<String> screenshotSources, Artwork artwork) {

    static final Pictures NONE = new Pictures(null, List.of(), Artwork.NONE);

    boolean sameSources(Pictures other) {
        return java.util.Objects.equals(iconSource, other.iconSource)
                && screenshotSources.equals(other.screenshotSources);
    }
}
