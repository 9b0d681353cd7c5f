package dev.patchbay.installs;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Consents;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.Scopes;
import dev.patchbay.installs.Asked.Wanted;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Sha256;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what an app asks of whoever decides, beside what they allowed and declined before. */
@Component
class Asking {

    /** A person can be recognised in any case. */
    private static final String OPENID = "openid";

    private static final int DIGEST = 12;

    private final Offers offers;
    private final Scopes scopes;
    private final Grants grants;
    private final Consents consents;
    private final InstallationStore store;
    private final Organizations organizations;

    Asking(
            Offers offers,
            Scopes scopes,
            Grants grants,
            Consents consents,
            InstallationStore store,
            Organizations organizations) {
        this.offers = offers;
        this.scopes = scopes;
        this.grants = grants;
        this.consents = consents;
        this.store = store;
        this.organizations = organizations;
    }

    /** @throws dev.patchbay.kernel.ProblemException saying why the app cannot be installed by people */
    Asked asked(IntegrationId integration, AccountId account) {
        Offer offer = offers.require(integration, InstallTarget.USER);
        Optional<Installation> own =
                store.find(integration, new Target.User(account)).filter(found -> !found.uninstalled());
        if (own.isEmpty()) {
            offer.requireOpenTo(organizations.ofAccount(account).stream()
                    .map(membership -> membership.organization().id())
                    .toList());
        }
        return of(offer.listing(), own);
    }

    /** What an organization's app asks of its admins. */
    Asked asked(Installation installation) {
        Listing listing = offers.require(installation.integration(), InstallTarget.ORGANIZATION)
                .listing();
        return of(listing, Optional.of(installation).filter(found -> !found.uninstalled()));
    }

    /** Whether an app asks anew for something that it does not do without. */
    boolean asksForMore(Listing listing, Installation installation) {
        return of(listing, Optional.of(installation)).reconsent();
    }

    /** What it asks then; empty where it does not, and while nothing could be agreed to. */
    Optional<Asked> askedForMore(Installation installation) {
        return offers.find(
                        installation.integration(),
                        installation.owner() == null ? InstallTarget.ORGANIZATION : InstallTarget.USER)
                .map(offer -> of(offer.listing(), Optional.of(installation)))
                .filter(Asked::reconsent);
    }

    /**
     * What stays allowed of what was, once an app is content with less: only what it still asks for.
     *
     * @param before what was agreed to for another version of it
     */
    static Agreed stillAsked(Listing listing, Agreed before) {
        Set<String> names = all(listing).map(ScopePurpose::scope).collect(Collectors.toSet());
        return new Agreed(
                before.by(),
                before.forOneself(),
                before.scopes().stream().filter(names::contains).collect(Collectors.toSet()),
                before.declined().stream().filter(names::contains).collect(Collectors.toSet()),
                before.domains().stream()
                        .filter(listing.manifest().connectDomains()::contains)
                        .collect(Collectors.toSet()));
    }

    private Asked of(Listing listing, Optional<Installation> own) {
        Optional<Agreed> before =
                own.flatMap(installation -> grants.newestOf(installation.id())).map(Grant::agreed);
        Set<String> held = before.map(Agreed::scopes).orElse(Set.of());
        Set<String> answered =
                before.map(agreed -> answered(listing, agreed, own)).orElse(Set.of());
        List<Wanted> wanted = all(listing)
                .flatMap(asked -> scopes.find(asked.scope()).stream()
                        .map(scope -> new Wanted(
                                scope,
                                asked.purpose(),
                                asked.optional(),
                                held.contains(scope.name()),
                                before.isPresent() && !answered.contains(scope.name()))))
                .toList();
        Set<String> connected = before.map(Agreed::domains).orElse(Set.of());
        List<Asked.Connection> connections = listing.manifest().connectDomains().stream()
                .map(domain -> new Asked.Connection(domain, before.isPresent() && !connected.contains(domain)))
                .toList();
        return new Asked(listing, version(listing, wanted), wanted, connections, own);
    }

    /**
     * What there is nothing new to be said about: what is allowed, and what was not given although it was asked for in the same
     * way. Whoever left out something that could be left out has not said what they think now that it cannot.
     */
    private Set<String> answered(Listing listing, Agreed before, Optional<Installation> own) {
        Set<String> answered = new HashSet<>(before.scopes());
        Set<String> needed = listing.scopes().stream()
                .filter(asked -> !asked.optional() && before.declined().contains(asked.scope()))
                .map(ScopePurpose::scope)
                .collect(Collectors.toSet());
        answered.addAll(before.declined());
        answered.removeAll(needed);
        if (!needed.isEmpty()) {
            // what a person takes back knowing that the app does not do without it
            own.flatMap(installation -> consents.newestOf(installation.id()))
                    .ifPresent(kept -> kept.receipt().shown().stream()
                            .filter(shown -> !shown.optional() && needed.contains(shown.scope()))
                            .forEach(shown -> answered.add(shown.scope())));
        }
        return answered;
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
        listing.manifest().connectDomains().forEach(domain -> part(read, "connects to " + domain));
        return listing.version() + "+" + Sha256.hex(read.toString()).substring(0, DIGEST);
    }

    /** With its length, so that no text can pass for two. */
    private static void part(StringBuilder read, String text) {
        read.append(text.length()).append(':').append(text);
    }
}
