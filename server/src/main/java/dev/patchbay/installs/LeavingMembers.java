package dev.patchbay.installs;

import dev.patchbay.accounts.MemberRemoved;
import dev.patchbay.grants.Revocations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who leaves an organization loses its apps, at once; the apps stay for the others. */
@Component
class LeavingMembers {

    private final InstallationStore store;
    private final MemberAccess access;
    private final Revocations revocations;

    LeavingMembers(InstallationStore store, MemberAccess access, Revocations revocations) {
        this.store = store;
        this.access = access;
        this.revocations = revocations;
    }

    @EventListener
    void on(MemberRemoved removed) {
        for (Installation installation : store.ofOrganization(removed.organization())) {
            access.withdraw(installation.id(), removed.account());
            revocations.accessEnded(installation.id(), installation.clientId(), removed.account());
        }
    }
}
