package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person's dashboard.
 *
 * @param revision raised by each change; to be sent back when something is moved
 * @param placements in reading order
 * @param proposals those that wait for an answer, the oldest first
 */
record DashboardBody(long revision, List<PlacementBody> placements, List<ProposalBody> proposals) {

    /**
     * Something that is placed.
     *
     * @param widget how it is shown: built in, or the integration's own
     * @param title what the person calls it; null for the name of the integration
     * @param x column of 12, from 0
     * @param y row, from 0
     * @param frame only with the widget {@code integration}; null while it cannot be shown
     * @param unavailable why it cannot be shown; null while it can
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PlacementBody(
            UUID id,
            String widget,
            InstallationRef installation,
            @Nullable String title,
            JsonNode config,
            int x,
            int y,
            int w,
            int h,
            @Nullable FrameBody frame,
            @Nullable String unavailable) {}

    /**
     * What an integration would like to be placed.
     *
     * @param by whose wish it is
     * @param source whose data it shows; null for a widget of the proposing integration's own
     * @param reason in the integration's words
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ProposalBody(
            UUID id,
            InstallationRef by,
            String widget,
            @Nullable InstallationRef source,
            String title,
            JsonNode config,
            int w,
            int h,
            String reason,
            Instant at) {}
}
