package dev.patchbay.installs;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an admin wants an app to be installed. What is left out is as it was before, or else as the app and Patchbay have it by
 * default.
 *
 * @param config the organization's settings of the app, by the listing's {@code config_schema}
 * @param appAddress where the organization runs the app itself; for listings with manual credentials only
 */
public record Wishes(
        @Nullable AccessPolicy access,
        @Nullable ObjectNode config,
        @Nullable String appAddress) {

    /** Everything as it is by default. */
    public static final Wishes NONE = new Wishes(null, null, null);
}
