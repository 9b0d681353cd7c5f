package dev.patchbay.installs;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.grants.Scopes;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What can be installed at the moment. */
@Component
class Offers {

    private final Catalog catalog;
    private final Scopes scopes;

    Offers(Catalog catalog, Scopes scopes) {
        this.catalog = catalog;
        this.scopes = scopes;
    }

    /** @throws ProblemException saying why it cannot be installed */
    Offer require(IntegrationId integration, InstallTarget target) {
        var offer = new Offer(catalog.get(integration));
        offer.requireInstallable(target);
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
