package dev.patchbay.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a manifest and where it is written.
 *
 * @param pointer JSON Pointer (RFC 6901)
 * @param line from 1
 * @param column from 1
 * @param detail what is wrong and how to mend it
 * @param expected what would be right there, in short
 * @param nearest the known name that was probably meant
 */
public record ManifestFault(
        String pointer,
        int line,
        int column,
        String detail,
        @Nullable String expected,
        @Nullable String nearest) {}
