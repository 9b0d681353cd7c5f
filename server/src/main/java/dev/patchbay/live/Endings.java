package dev.patchbay.live;

import dev.patchbay.accounts.SessionEnded;
import dev.patchbay.installs.AccessChanged;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppResumed;
import dev.patchbay.installs.AppSuspended;
import dev.patchbay.installs.AppUninstalled;
import dev.patchbay.installs.SetUpCompleted;
import dev.patchbay.kernel.InstallationId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells all nodes, with the transaction in which it happens, that somebody may not follow something any more, or may again. */
@Component
class Endings {

    private final JdbcClient jdbc;

    Endings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(SessionEnded ended) {
        Signal.tell(jdbc, new Signal.OfSession(ended.session()));
    }

    @EventListener
    void on(AppUninstalled uninstalled) {
        tell(uninstalled.installation());
    }

    @EventListener
    void on(AppSuspended suspended) {
        tell(suspended.installation());
    }

    @EventListener
    void on(AppResumed resumed) {
        tell(resumed.installation());
    }

    @EventListener
    void on(AppInstalled installed) {
        tell(installed.installation());
    }

    @EventListener
    void on(SetUpCompleted completed) {
        tell(completed.installation());
    }

    @EventListener
    void on(AccessChanged changed) {
        tell(changed.installation());
    }

    private void tell(InstallationId installation) {
        Signal.tell(jdbc, new Signal.OfInstallation(installation));
    }
}
