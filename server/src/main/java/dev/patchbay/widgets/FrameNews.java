package dev.patchbay.widgets;

import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.live.Nudges;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the open dashboards of all who placed an integration's widget that its frame is another one, or none any more. */
@Component
class FrameNews implements JobHandler {

    static final String KIND = "widgets.tell-frames";

    private static final int AT_ONCE = 500;

    private final Installs installs;
    private final PlacementTable placements;
    private final Nudges nudges;
    private final TransactionTemplate transaction;

    FrameNews(Installs installs, PlacementTable placements, Nudges nudges, TransactionTemplate transaction) {
        this.installs = installs;
        this.placements = placements;
        this.nudges = nudges;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        var integration = new IntegrationId(UUID.fromString(job.key()));
        InstallationId after = null;
        List<Installation> some;
        do {
            some = installs.ofIntegration(integration, after, AT_ONCE);
            if (!some.isEmpty()) {
                List<Installation> these = some;
                transaction.executeWithoutResult(
                        status -> tell(these.stream().map(Installation::id).toList()));
                after = some.getLast().id();
            }
        } while (some.size() == AT_ONCE);
        return JobOutcome.DONE;
    }

    /** Whoever has anything of these on the dashboard sees it as it is now; in the caller's transaction. */
    void tell(Collection<InstallationId> installations) {
        nudges.nudge(placements.peopleWith(installations), Nudges.DASHBOARD);
    }
}
