package dev.patchbay.widgets;

import dev.patchbay.installs.AccessChanged;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppResumed;
import dev.patchbay.installs.AppSuspended;
import dev.patchbay.installs.AppUninstalled;
import dev.patchbay.installs.SetUpCompleted;
import dev.patchbay.kernel.InstallationId;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was placed of an installation that ends stays, and says so; what it proposed is nobody's wish any more. */
@Component
class Withdrawals {

    private final ProposalTable proposals;
    private final FrameNews news;

    Withdrawals(ProposalTable proposals, FrameNews news) {
        this.proposals = proposals;
        this.news = news;
    }

    @EventListener
    void on(AppUninstalled uninstalled) {
        proposals.withdraw(uninstalled.installation());
        nudge(uninstalled.installation());
    }

    @EventListener
    void on(AppSuspended suspended) {
        nudge(suspended.installation());
    }

    @EventListener
    void on(AppResumed resumed) {
        nudge(resumed.installation());
    }

    @EventListener
    void on(AppInstalled installed) {
        nudge(installed.installation());
    }

    @EventListener
    void on(SetUpCompleted completed) {
        nudge(completed.installation());
    }

    @EventListener
    void on(AccessChanged changed) {
        nudge(changed.installation());
    }

    private void nudge(InstallationId installation) {
        news.tell(List.of(installation));
    }
}
