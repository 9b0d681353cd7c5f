package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody sees who comes in and looks for nothing yet. */
@RestController
class HomeController {

    private final Shelves shelves;
    private final Listings listings;

    HomeController(Shelves shelves, Listings listings) {
        this.shelves = shelves;
        this.listings = listings;
    }

    @GetMapping("/api/home")
    Home show(Optional<Session> session) {
        Set<IntegrationId> installed = listings.installed(session);
        return new Home(
                bodies(shelves.featured(), installed),
                bodies(shelves.newest(), installed),
                bodies(shelves.popular(), installed),
                shelves.categories());
    }

    private static List<CardBody> bodies(List<Card> cards, Set<IntegrationId> installed) {
        return cards.stream()
                .map(card -> CardBody.of(card, installed.contains(card.integration())))
                .toList();
    }

    /**
     * The first page of the marketplace.
     *
     * @param featured what the operators chose
     * @param newest what was published last
     * @param popular what most have; never what nobody has
     * @param categories with how many listings each, the largest first
     */
    record Home(
            List<CardBody> featured, List<CardBody> newest, List<CardBody> popular, List<Facets.Facet> categories) {}
}
