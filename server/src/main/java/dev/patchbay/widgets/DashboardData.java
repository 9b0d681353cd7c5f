package dev.patchbay.widgets;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A person's dashboard, and what integrations proposed for it. */
@Component
class DashboardData implements PersonalData {

    private final PlacementTable placements;
    private final ProposalTable proposals;
    private final Revisions revisions;
    private final Possessions possessions;

    DashboardData(PlacementTable placements, ProposalTable proposals, Revisions revisions, Possessions possessions) {
        this.placements = placements;
        this.proposals = proposals;
        this.revisions = revisions;
        this.possessions = possessions;
    }

    record Exported(List<ExportedPlacement> widgets, List<ExportedProposal> proposals) {}

    record ExportedPlacement(
            String widget, String app, @Nullable String title, ObjectNode config, Area place, Instant placedAt) {}

    record ExportedProposal(String widget, String app, String title, String reason, String state, Instant at) {}

    @Override
    public String section() {
        return "dashboard";
    }

    @Override
    public Object export(AccountId account) {
        Possessions.Held held = possessions.of(account);
        return new Exported(
                placements.of(account).stream()
                        .map(placement -> new ExportedPlacement(
                                placement.kind().word(),
                                held.ref(placement.installation()).name(),
                                placement.title(),
                                placement.config(),
                                placement.area(),
                                placement.placedAt()))
                        .toList(),
                proposals.all(account).stream()
                        .map(proposal -> new ExportedProposal(
                                proposal.kind().word(),
                                held.ref(proposal.installation()).name(),
                                proposal.title(),
                                proposal.reason(),
                                proposal.state().word(),
                                proposal.madeAt()))
                        .toList());
    }

    @Override
    public void erase(AccountId account) {
        proposals.eraseOf(account);
        placements.eraseOf(account);
        revisions.eraseOf(account);
    }
}
