package dev.patchbay.installs;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.Scope;
import dev.patchbay.grants.Scopes;
import dev.patchbay.installs.Asked.Wanted;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what an app asks of a person, beside what this person allowed and declined before. */
@Component
class Asking {

    /** A person can be recognised in any case. */
    private static final String OPENID = "openid";

    private static final int DIGEST = 12;

    private final Offers offers;
    private final Scopes scopes;
    private final Grants grants;
    private final InstallationStore store;
    private final Organizations organizations;

    Asking(Offers offers, Scopes scopes, Grants grants, InstallationStore store, Organizations organizations) {
        this.offers = offers;
        this.scopes = scopes;
        this.grants = grants;
        this.store = store;
        this.organizations = organizations;
    }

    /** @throws dev.patchbay.kernel.ProblemException saying why the app cannot be installed by people */
    Asked asked(IntegrationId integration, AccountId account) {
        Offer offer = offers.require(integration, InstallTarget.USER);
        offer.requireOpenTo(organizations.ofAccount(account).stream()
                .map(membership -> membership.organization().id())
                .toList());
        Listing listing = offer.listing();
        return of(listing, store.find(integration, new Target.User(account)).filter(found -> !found.uninstalled()));
    }

    /** What an organization's app asks of its admins. */
    Asked asked(Installation installation) {
        Listing listing = offers.require(installation.integration(), InstallTarget.ORGANIZATION)
                .listing();
        return of(listing, Optional.of(installation).filter(found -> !found.uninstalled()));
    }

    /** Whether an app asks anew for something that it does not do without. */
    boolean asksForMore(Listing listing, Installation own) {
        return of(listing, Optional.of(own)).reconsent();
    }

    private Asked of(Listing listing, Optional<Installation> own) {
        Optional<Agreed> before =
                own.flatMap(installation -> grants.newestOf(installation.id())).map(Grant::agreed);
        List<Wanted> wanted = all(listing)
                .flatMap(asked -> scopes.find(asked.scope()).stream().map(scope -> wanted(scope, asked, before)))
                .toList();
        return new Asked(listing, version(listing, wanted), wanted, own);
    }

    private static Wanted wanted(Scope scope, ScopePurpose asked, Optional<Agreed> before) {
        boolean held =
                before.filter(agreed -> agreed.scopes().contains(scope.name())).isPresent();
        boolean declined = before.filter(agreed -> agreed.declined().contains(scope.name()))
                .isPresent();
        return new Wanted(scope, asked.purpose(), asked.optional(), held, before.isPresent() && !held && !declined);
    }

    private static Stream<ScopePurpose> all(Listing listing) {
        boolean named =
                listing.scopes().stream().anyMatch(scope -> scope.scope().equals(OPENID));
        return named
                ? listing.scopes().stream()
                : Stream.concat(Stream.of(new ScopePurpose(OPENID, "", false)), listing.scopes().stream());
    }

    /** The listing's version alone would not do: its manifest may change under the same one, and so may the words. */
    private static String version(Listing listing, List<Wanted> wanted) {
        var read = new StringBuilder();
        for (Wanted one : wanted) {
            part(read, one.name());
            part(read, one.optional() ? "optional" : "required");
            part(read, one.purpose());
            part(read, new TreeMap<>(one.scope().title().byLanguage()).toString());
            part(read, new TreeMap<>(one.scope().sentence().byLanguage()).toString());
        }
        return listing.version() + "+" + Sha256.hex(read.toString()).substring(0, DIGEST);
    }

    /** With its length, so that no text can pass for two. */
    private static void part(StringBuilder read, String text) {
        read.append(text.length()).append(':').append(text);
    }
}
