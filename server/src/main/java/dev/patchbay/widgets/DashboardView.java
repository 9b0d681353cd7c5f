package dev.patchbay.widgets;

import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.widgets.DashboardBody.PlacementBody;
import dev.patchbay.widgets.DashboardBody.ProposalBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what a person sees of the dashboard. */
@Component
class DashboardView {

    private final Revisions revisions;
    private final PlacementTable placements;
    private final ProposalTable proposals;
    private final Possessions possessions;
    private final Frames frames;

    DashboardView(
            Revisions revisions,
            PlacementTable placements,
            ProposalTable proposals,
            Possessions possessions,
            Frames frames) {
        this.revisions = revisions;
        this.placements = placements;
        this.proposals = proposals;
        this.possessions = possessions;
        this.frames = frames;
    }

    DashboardBody of(AccountId account) {
        // read first: where something changes meanwhile, the next change is refused rather than made blindly
        long revision = revisions.of(account).number();
        List<Placement> placed = placements.of(account);
        List<Proposal> open = proposals.open(account);
        if (placed.isEmpty() && open.isEmpty()) {
            return new DashboardBody(revision, List.of(), List.of());
        }
        Possessions.Held held = possessions.of(account);
        held.learn(shown(placed, open, held));
        Map<InstallationId, Frames.Seen> framed = frames.of(framed(placed, held));
        return new DashboardBody(
                revision,
                placed.stream().map(placement -> body(placement, held, framed)).toList(),
                open.stream().flatMap(proposal -> body(proposal, held).stream()).toList());
    }

    /** All that is named. */
    private static Set<InstallationId> shown(List<Placement> placed, List<Proposal> open, Possessions.Held held) {
        return Stream.concat(
                        placed.stream().map(Placement::installation),
                        open.stream()
                                .flatMap(proposal -> Stream.concat(
                                        held.usable(proposal.installation()).stream(), proposal.shown(held).stream()))
                                .map(Installation::id))
                .collect(Collectors.toSet());
    }

    /** All whose own widgets are shown. */
    private static Set<Installation> framed(List<Placement> placed, Possessions.Held held) {
        return placed.stream()
                .filter(placement -> !placement.kind().isBuiltIn())
                .flatMap(placement -> held.usable(placement.installation()).stream())
                .collect(Collectors.toSet());
    }

    private static PlacementBody body(
            Placement placement, Possessions.Held held, Map<InstallationId, Frames.Seen> framed) {
        Optional<String> hindrance = held.hindrance(placement.installation());
        Frames.Seen none = new Frames.Seen(null, null);
        Frames.Seen seen = placement.kind().isBuiltIn() ? none : framed.getOrDefault(placement.installation(), none);
        return new PlacementBody(
                placement.id(),
                placement.kind().word(),
                held.ref(placement.installation()),
                placement.title(),
                placement.config(),
                placement.area().x(),
                placement.area().y(),
                placement.area().w(),
                placement.area().h(),
                seen.frame(),
                hindrance.orElse(seen.unavailable()));
    }

    /** Nothing of what cannot be placed now: whoever proposed it may be suspended, or the source is not there. */
    private static Optional<ProposalBody> body(Proposal proposal, Possessions.Held held) {
        return held.usable(proposal.installation())
                .flatMap(by -> proposal.shown(held)
                        .map(shown -> new ProposalBody(
                                proposal.id(),
                                held.ref(by),
                                proposal.kind().word(),
                                proposal.kind().isBuiltIn() ? held.ref(shown) : null,
                                proposal.title(),
                                proposal.config(),
                                proposal.extent().w(),
                                proposal.extent().h(),
                                proposal.reason(),
                                proposal.madeAt())));
    }
}
