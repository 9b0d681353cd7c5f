package dev.patchbay.widgets;

import java.util.List;
import java.util.UUID;

/**
 * A person's dashboard after something was placed on it.
 *
 * @param revision raised by each change; to be sent back when something is moved
 * @param placements in reading order
 * @param proposals those that wait for an answer, the oldest first
 * @param placed what this request placed, in its order; of an accepted proposal what it became, also when it was accepted before
 */
record PlacedBody(
        long revision,
        List<DashboardBody.PlacementBody> placements,
        List<DashboardBody.ProposalBody> proposals,
        List<UUID> placed) {

    static PlacedBody of(DashboardBody dashboard, List<UUID> placed) {
        return new PlacedBody(dashboard.revision(), dashboard.placements(), dashboard.proposals(), placed);
    }
}
