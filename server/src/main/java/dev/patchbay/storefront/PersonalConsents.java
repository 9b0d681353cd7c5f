package dev.patchbay.storefront;

import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Asked;
import dev.patchbay.installs.Consent;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.oidc.ConsentDesk;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the provider's page for consent stands what the app's listing asks for, and what is answered there installs the app. */
@Component
class PersonalConsents implements ConsentDesk {

    private final KnownListings listings;
    private final OwnApps ownApps;

    PersonalConsents(KnownListings listings, OwnApps ownApps) {
        this.listings = listings;
        this.ownApps = ownApps;
    }

    @Override
    public Optional<IntegrationId> find(Slug name, Optional<AccountId> person) {
        return listings.find(name, person).map(Listing::id);
    }

    @Override
    public Question question(IntegrationId integration, AccountId person) {
        Asked asked = ownApps.asked(integration, person);
        return new Question(
                new App(integration, asked.listing().name(), asked.listing().displayName()),
                asked.author().orElse(null),
                asked.verified(),
                asked.version(),
                asked.wanted().stream()
                        .map(one -> new Wish(one.scope(), one.purpose(), one.optional(), one.held(), one.isNew()))
                        .toList(),
                asked.connections().stream()
                        .map(one -> new Connection(one.domain(), one.isNew()))
                        .toList(),
                asked.own().isPresent());
    }

    @Override
    public void agree(IntegrationId integration, Answer answer, AccountId person) {
        ownApps.install(integration, new Consent(answer.version(), answer.scopes(), answer.locale()), person);
    }
}
