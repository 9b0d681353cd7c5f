package dev.patchbay.installs;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Decision.Person;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.kernel.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides who comes into an organization's installation: current members whom the app's access lets in. */
@Component
class InstallationAccess implements AccessDecision {

    private final InstallationStore store;
    private final Assigning assigning;
    private final Organizations organizations;
    private final Grants grants;

    InstallationAccess(InstallationStore store, Assigning assigning, Organizations organizations, Grants grants) {
        this.store = store;
        this.assigning = assigning;
        this.organizations = organizations;
        this.grants = grants;
    }

    @Override
    public Decision decide(String clientId, AccountId account) {
        Optional<Installation> found = store.findByClient(clientId);
        if (found.isEmpty()) {
            return new Decision.Refused(Decision.Reason.UNKNOWN_CLIENT, null);
        }
        Installation installation = found.get();
        // a stranger learns nothing about how the installation stands
        if (organizations.membership(installation.organization(), account).isEmpty()) {
            return new Decision.Refused(Decision.Reason.NOT_A_MEMBER, null);
        }
        Access access = assigning.of(installation, account);
        return access.canAccess()
                ? decide(installation, new Person(access.isAdmin(), access.permissions()))
                : refused(installation, Decision.Reason.NO_ACCESS);
    }

    @Override
    public Decision decide(String clientId) {
        return store.findByClient(clientId)
                .map(installation -> decide(installation, Person.NOBODY))
                .orElseGet(() -> new Decision.Refused(Decision.Reason.UNKNOWN_CLIENT, null));
    }

    private Decision decide(Installation installation, Person person) {
        return switch (installation.status()) {
            case SETTING_UP -> refused(installation, Decision.Reason.BEING_SET_UP);
            case SUSPENDED -> refused(installation, Decision.Reason.SUSPENDED);
            case UNINSTALLED -> refused(installation, Decision.Reason.UNINSTALLED);
            case ACTIVE ->
                grants.activeOf(installation.clientId())
                        .map(grant -> allowed(installation, grant, person))
                        // it was suspended between the two readings
                        .orElseGet(() -> refused(installation, Decision.Reason.SUSPENDED));
        };
    }

    private static Decision allowed(Installation installation, Grant grant, Person person) {
        return new Decision.Allowed(
                new Decision.Installed(installation.id(), installation.integration(), installation.epoch()),
                installation.organization(),
                grant.id(),
                grant.scopes(),
                person);
    }

    private static Decision refused(Installation installation, Decision.Reason reason) {
        return new Decision.Refused(reason, installation.organization());
    }
}
