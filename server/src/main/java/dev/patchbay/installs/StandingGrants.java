package dev.patchbay.installs;

import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Grants;
import dev.patchbay.kernel.GrantId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a grant allows an app with nobody present, as long as it lives. */
@Service
public class StandingGrants {

    private final InstallationStore store;
    private final Grants grants;

    StandingGrants(InstallationStore store, Grants grants) {
        this.store = store;
        this.grants = grants;
    }

    /**
     * What the app may do under the grant.
     *
     * @param clientId the installation's client
     */
    public record Standing(String clientId, Decision.Allowed allowed) {}

    /** Also while the app is being set up: it may need what was granted in order to get ready. Nothing once the grant has ended. */
    public Optional<Standing> of(GrantId id) {
        return grants.find(id)
                .filter(grant -> !grant.ended())
                .flatMap(grant -> store.find(grant.installation())
                        .filter(found -> found.status() == Status.ACTIVE || found.status() == Status.SETTING_UP)
                        .map(found -> new Standing(
                                found.clientId(), InstallationAccess.allowed(found, grant, Decision.Person.NOBODY))));
    }
}
