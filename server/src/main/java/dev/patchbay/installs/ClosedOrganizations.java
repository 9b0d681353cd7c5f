package dev.patchbay.installs;

import dev.patchbay.accounts.OrganizationClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** With an organization its apps go: each is told that it was removed. */
@Component
class ClosedOrganizations {

    private final InstallationStore store;
    private final Installing installing;

    ClosedOrganizations(InstallationStore store, Installing installing) {
        this.store = store;
        this.installing = installing;
    }

    @EventListener
    void on(OrganizationClosed closed) {
        for (Installation installation : store.ofOrganizationForUpdate(closed.organization())) {
            installing.uninstall(installation, closed.by());
        }
    }
}
