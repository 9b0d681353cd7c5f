package dev.patchbay.storefront;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.oidc.AppTitles;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the provider's pages an app is called what its listing calls it. */
@Component
class ListingTitles implements AppTitles {

    private final Catalog catalog;

    ListingTitles(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<String> title(IntegrationId integration) {
        return Optional.of(catalog.get(integration)).map(Listing::displayName);
    }
}
