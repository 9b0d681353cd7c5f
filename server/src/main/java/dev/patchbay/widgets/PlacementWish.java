package dev.patchbay.widgets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an integration would like to have on somebody's dashboard.
 *
 * @param widget how it is shown: built in, or the integration's own
 * @param source the name of the integration whose data it shows; null for its own
 * @param title what it would be called
 * @param reason for the person, who decides
 * @param w columns of 12
 * @param h rows
 */
public record PlacementWish(
        @Nullable String widget,
        @Nullable String source,
        @Nullable String title,
        @Nullable String reason,
        @Nullable JsonNode config,
        @Nullable Long w,
        @Nullable Long h) {}
