package dev.patchbay.installs;

import dev.patchbay.accounts.Sandboxes;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.grants.Scopes;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can be installed at the moment. */
@Component
class Offers {

    private final Catalog catalog;
    private final InstalledListings drafts;
    private final Sandboxes sandboxes;
    private final Scopes scopes;

    Offers(Catalog catalog, InstalledListings drafts, Sandboxes sandboxes, Scopes scopes) {
        this.catalog = catalog;
        this.drafts = drafts;
        this.sandboxes = sandboxes;
        this.scopes = scopes;
    }

    /** @throws ProblemException saying why it cannot be installed for people */
    Offer require(IntegrationId integration, InstallTarget target) {
        var offer = new Offer(catalog.get(integration));
        offer.requireInstallable(target);
        return known(offer);
    }

    /**
     * What an organization installs: in a sandbox the drafts of its publisher, and nothing else.
     *
     * @throws ProblemException saying why it cannot be installed
     */
    Offer require(IntegrationId integration, OrganizationId organization) {
        if (sandboxes.publisherOf(organization).isEmpty()) {
            return require(integration, InstallTarget.ORGANIZATION);
        }
        return known(new Offer(
                drafts.draftFor(catalog.get(integration), organization).orElseThrow(Offers::notOfThisSandbox), true));
    }

    /** What could be installed for people or organizations, if it can be. */
    Optional<Offer> find(IntegrationId integration, InstallTarget target) {
        try {
            return Optional.of(require(integration, target));
        } catch (ProblemException unavailable) {
            return Optional.empty();
        }
    }

    private static ProblemException notOfThisSandbox() {
        return new ProblemException(
                InstallsProblem.ONLY_OWN_IN_SANDBOX,
                "Nothing was installed. In a sandbox its publisher tries its own integrations, and no others.");
    }

    private Offer known(Offer offer) {
        List<String> unknown = scopes.unknownAmong(offer.scopes());
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    InstallsProblem.UNKNOWN_SCOPES,
                    "Nothing was installed, since nobody could tell you what " + String.join(", ", unknown)
                            + " allows. Tell the operator.",
                    Map.of("scopes", unknown));
        }
        return offer;
    }
}
