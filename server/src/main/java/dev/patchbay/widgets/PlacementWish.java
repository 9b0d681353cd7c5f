package dev.patchbay.widgets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an integration would like to have on somebody's dashboard.
 *
 * @param widget how it is shown, in a word of {@link WidgetKind}; needed
 * @param source the name of the integration whose data it shows; null for its own
 * @param title what it would be called, 1 to 80 characters
 * @param reason for the person, who decides; 1 to 300 characters
 * @param config the settings; null or empty for what the person sets up
 * @param w columns of 12; needed, and brought within the widget's bounds
 * @param h rows of 40 pixels; needed, and brought within the widget's bounds
 */
public record PlacementWish(
        @Nullable String widget,
        @Nullable String source,
        @Nullable String title,
        @Nullable String reason,
        @Nullable JsonNode config,
        @Nullable Long w,
        @Nullable Long h) {}
