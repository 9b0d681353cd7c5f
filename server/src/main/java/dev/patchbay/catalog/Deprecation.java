package dev.patchbay.catalog;

import dev.patchbay.kernel.Slug;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a listing comes to its end.
 *
 * @param sunset the last day on which its publisher looks after it
 * @param replacement what to use instead; null where there is nothing
 * @param message why, in the publisher's words: 1 to 1,000 characters
 */
public record Deprecation(LocalDate sunset, @Nullable Slug replacement, String message) {}
