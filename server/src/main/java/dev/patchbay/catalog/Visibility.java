package dev.patchbay.catalog;

/** Who comes across a listing. */
public enum Visibility {
    /** Everybody: in search, on the home page. */
    PUBLIC,
    /** Whoever knows its name or has the link; never in search. */
    UNLISTED,
    /** The publisher's own organization only. */
    PRIVATE
}
