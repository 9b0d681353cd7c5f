package dev.patchbay.catalog;

/** How much somebody has vouched for a listing, the least first. */
public enum Tier {
    /** Nobody has looked at it. */
    UNVERIFIED,
    /** Reviewed; or the operator's own. */
    VERIFIED,
    /** Reviewed and recommended. */
    FEATURED
}
