package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something to be placed.
 *
 * @param widget how it is shown: built in, or the integration's own
 * @param title what the person calls it; null for the name of the integration
 * @param config its settings; none where it is set up later
 * @param x column of 12, from 0; with y, or null for the first free place
 * @param y row, from 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewPlacement(
        @Nullable String widget,
        @Nullable String installation,
        @Nullable String title,
        @Nullable JsonNode config,
        @Nullable Long x,
        @Nullable Long y,
        @Nullable Long w,
        @Nullable Long h) {}
