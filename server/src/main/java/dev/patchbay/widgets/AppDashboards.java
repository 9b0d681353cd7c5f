package dev.patchbay.widgets;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an integration may know and do of a person's dashboard, by the installation that the person's token is of: whether it may
 * at all is the caller's to ask.
 */
@Service
public class AppDashboards {

    private static final Duration DAY = Duration.ofDays(1);

    /** Each rings the person's bell. */
    private static final Allowance PROPOSALS = new Allowance(20, DAY, DAY);

    private final PlacementTable placements;
    private final Dashboards dashboards;
    private final Proposals proposals;
    private final Throttle throttle;
    private final Audit audit;

    AppDashboards(
            PlacementTable placements, Dashboards dashboards, Proposals proposals, Throttle throttle, Audit audit) {
        this.placements = placements;
        this.dashboards = dashboards;
        this.proposals = proposals;
        this.throttle = throttle;
        this.audit = audit;
    }

    /**
     * Something on the dashboard.
     *
     * @param x column from the left, from 0
     * @param y row from the top, from 0
     * @param w columns of 12
     * @param h rows
     * @param own what it shows of the integration itself; null for what is of others
     */
    public record Seen(
            WidgetKind kind,
            int x,
            int y,
            int w,
            int h,
            @Nullable Own own) {}

    /**
     * What an integration is told of a placement of its own.
     *
     * @param title what the person calls it; null for the name of the integration
     */
    public record Own(UUID id, @Nullable String title, ObjectNode config) {}

    /**
     * What became of a proposal.
     *
     * @param placement where it is placed; null unless it was accepted
     */
    public record Answered(ProposalState state, @Nullable UUID placement) {}

    /** In reading order: its own in full, of others where they stand. */
    public List<Seen> of(InstallationId by, AccountId account) {
        return placements.of(account).stream()
                .map(placement -> seen(placement, by))
                .toList();
    }

    /**
     * Proposes a placement to the person, who has 30 days to answer. The same proposal again, while the first waits, is the first.
     *
     * @return the id of the proposal
     * @throws ProblemException {@code too-many-requests} after twenty of this installation to the person in a day, repeated and
     *     refused ones among them; {@code too-many-proposals} while five of the integration, or twenty of all, wait;
     *     {@code invalid-request} with a pointer for each mistake; {@code not-found} when the person does not have the integration
     */
    public UUID propose(InstallationId by, AccountId account, PlacementWish wish) {
        throttle.demand("proposals:" + by + ":" + account, PROPOSALS);
        return proposals.propose(by, account, wish);
    }

    /**
     * How a proposal stands.
     *
     * @throws ProblemException {@code not-found} for those of others, and for what nobody proposed
     */
    public Answered answer(InstallationId by, AccountId account, UUID proposal) {
        Proposal found = proposals.of(by, account, proposal);
        return new Answered(found.state(), found.placement());
    }

    /**
     * Sets up anew what shows the integration itself.
     *
     * @param config all settings, at most 8 KiB for a widget that comes along; null is refused
     * @throws ProblemException {@code not-found} for what is of others; {@code invalid-request} with a pointer for each mistake
     */
    @Transactional
    public Seen configure(InstallationId by, AccountId account, UUID placement, @Nullable JsonNode config) {
        Placement before = dashboards.require(account, placement);
        if (!before.installation().equals(by)) {
            throw Dashboards.unknown();
        }
        if (config == null) {
            throw InvalidRequest.of("/config", "Give the settings as an object.");
        }
        dashboards.change(account, placement, null, config);
        Placement after = placements.find(placement, account).orElseThrow();
        if (!after.equals(before)) {
            audit.record(new AuditEntry(
                    account,
                    null,
                    "placement.configured",
                    placement.toString(),
                    Map.of("installationId", by.toString())));
        }
        return seen(after, by);
    }

    private static Seen seen(Placement placement, InstallationId by) {
        Area area = placement.area();
        boolean own = placement.installation().equals(by);
        return new Seen(
                placement.kind(),
                area.x(),
                area.y(),
                area.w(),
                area.h(),
                own ? new Own(placement.id(), placement.title(), placement.config()) : null);
    }
}
