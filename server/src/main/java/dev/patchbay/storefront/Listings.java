package dev.patchbay.storefront;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Deprecation;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Price;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.catalog.Tier;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.grants.Scopes;
import dev.patchbay.installs.AppMembers;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.policy.AppPolicies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows listings, each as it stands for whoever looks. */
@Component
class Listings {

    private final Catalog catalog;
    private final Scopes scopes;
    private final Installs installs;
    private final InstalledListings drafts;
    private final Installations installations;
    private final ChosenOrganization chosen;
    private final AppMembers members;
    private final OwnInstalls own;
    private final Shelves shelves;
    private final KnownListings known;
    private final AppPolicies policies;

    Listings(
            Catalog catalog,
            Scopes scopes,
            Installs installs,
            InstalledListings drafts,
            Installations installations,
            ChosenOrganization chosen,
            AppMembers members,
            OwnInstalls own,
            Shelves shelves,
            KnownListings known,
            AppPolicies policies) {
        this.catalog = catalog;
        this.scopes = scopes;
        this.installs = installs;
        this.drafts = drafts;
        this.installations = installations;
        this.chosen = chosen;
        this.members = members;
        this.own = own;
        this.shelves = shelves;
        this.known = known;
        this.policies = policies;
    }

    /**
     * A listing's page. One that is not offered any more is shown only to an organization or a person that still has it; a private
     * one besides to its publisher's people.
     *
     * @throws ProblemException {@code unknown-app}
     */
    ListingBody show(String name, Optional<Session> session, Locale locale) {
        Listing offered =
                KnownListings.slug(name).flatMap(catalog::find).orElseThrow(() -> KnownListings.unknown(name));
        Optional<Listing> draft = session.flatMap(chosen::current)
                .flatMap(membership ->
                        drafts.draftFor(offered, membership.organization().id()));
        Listing listing = draft.orElse(offered);
        ListingBody.Viewer viewer = viewer(listing, session);
        boolean had = viewer.installation() != null || viewer.personal().installation() != null;
        boolean offeredToAll = listing.published() && known.knows(session.map(Session::account), listing);
        if (draft.isEmpty() && !had && !offeredToAll) {
            throw KnownListings.unknown(name);
        }
        Card card = Card.of(listing);
        return new ListingBody(
                card.name(),
                card.displayName(),
                card.tagline(),
                card.description(),
                card.type(),
                card.icon(),
                card.publisher(),
                card.categories(),
                card.price(),
                had,
                listing.features(),
                listing.artwork().screenshots(),
                listing.version(),
                listing.appUrl(),
                listing.manifest().supportUrl(),
                listing.manifest().privacyUrl(),
                listing.manifest().termsUrl(),
                listing.manifest().changelog(),
                listing.scopes().stream()
                        .map(scope -> permission(scope, locale))
                        .toList(),
                listing.manifest().connectDomains(),
                listing.manifest().appPermissions().stream()
                        .map(own -> new AccessBodies.AppPermissionBody(own.name(), own.description()))
                        .toList(),
                listing.manifest().configSchema(),
                listing.manifest().credentials().word(),
                listing.manifest().appPath(),
                draft.isPresent() ? List.of("organization") : targets(listing),
                listing.tier() != Tier.UNVERIFIED,
                card.tier(),
                listing.visibility().name().toLowerCase(Locale.ROOT),
                ending(listing),
                shelves.related(card).stream().map(RelatedBody::of).toList(),
                viewer);
    }

    private ListingBody.@Nullable Ending ending(Listing listing) {
        Deprecation end = listing.deprecation();
        if (end == null) {
            return null;
        }
        ListingBody.Replacement replacement = Optional.ofNullable(end.replacement())
                .flatMap(catalog::find)
                .filter(other -> other.published() && other.visibility() != Visibility.PRIVATE)
                .map(other -> new ListingBody.Replacement(other.name().value(), other.displayName()))
                .orElse(null);
        return new ListingBody.Ending(end.sunset(), replacement, end.message());
    }

    /** What the session's current organization has, and the person for themselves. */
    Set<IntegrationId> installed(Optional<Session> session) {
        Stream<InstallationView> ours = session.flatMap(chosen::current).stream()
                .flatMap(membership ->
                        installs.ofOrganization(membership.organization().id(), membership.account()).stream());
        Stream<InstallationView> mine = session.stream().flatMap(person -> own.living(person).stream());
        return Stream.concat(ours, mine)
                .map(InstallationView::installation)
                .filter(installation -> !installation.uninstalled())
                .map(Installation::integration)
                .collect(Collectors.toUnmodifiableSet());
    }

    private ListingBody.Viewer viewer(Listing listing, Optional<Session> session) {
        OwnInstalls.State state = own.state(listing, session);
        var personal = new ListingBody.Personal(
                state.word(),
                state.seen()
                        .filter(view -> !view.installation().uninstalled())
                        .map(installations::body)
                        .orElse(null),
                state.reconsent());
        if (session.isEmpty()) {
            return ListingBody.Viewer.nobody("signed-out", personal);
        }
        return chosen.current(session.get())
                .map(membership -> viewer(listing, membership, personal))
                .orElseGet(() -> ListingBody.Viewer.nobody("no-organization", personal));
    }

    private ListingBody.Viewer viewer(Listing listing, Membership membership, ListingBody.Personal personal) {
        var organization = membership.organization();
        var seen = installs.viewer(listing.id(), organization.id(), membership.account());
        InstallationBody installation = seen.seen()
                .filter(found -> !found.installation().uninstalled())
                .map(installations::body)
                .orElse(null);
        ListingBody.Refusal refusal = refusal(listing, organization.id(), seen.canManage());
        boolean tried = drafts.triedBy(listing, organization.id());
        String state = state(listing, installation != null, seen.canManage(), tried);
        boolean refused = refusal != null
                && !tried
                && Set.of("can-install", "only-admins").contains(state);
        return new ListingBody.Viewer(
                refused ? "not-allowed" : state,
                new ListingBody.Workplace(
                        organization.id(), organization.displayName(), members.everybody(organization.id())),
                seen.admins().stream().map(ListingBody.Admin::new).toList(),
                installation,
                refused ? refusal : null,
                personal);
    }

    private ListingBody.@Nullable Refusal refusal(Listing listing, OrganizationId organization, boolean canManage) {
        if (!listing.openTo(organization)) {
            return new ListingBody.Refusal("private", false);
        }
        return policies.of(organization)
                .refusal(listing)
                .map(refusal -> new ListingBody.Refusal(refusal.word(), canManage))
                .orElse(null);
    }

    private static List<String> targets(Listing listing) {
        return listing.manifest().installTargets().stream()
                .map(target -> target.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static String state(Listing listing, boolean installed, boolean canManage, boolean tried) {
        if (installed) {
            return "installed";
        }
        if (tried) {
            return canManage ? "can-install" : "only-admins";
        }
        if (!listing.installableFor(InstallTarget.ORGANIZATION)) {
            return "not-for-organizations";
        }
        if (!(listing.price() instanceof Price.Free)) {
            return "payments-off";
        }
        return canManage ? "can-install" : "only-admins";
    }

    private ListingBody.Permission permission(ScopePurpose asked, Locale locale) {
        String purpose = asked.purpose().isEmpty() ? null : asked.purpose();
        return scopes.find(asked.scope())
                .map(scope -> new ListingBody.Permission(
                        scope.name(),
                        scope.title().in(locale),
                        scope.sentence().in(locale),
                        purpose,
                        scope.sensitive(),
                        asked.optional()))
                .orElse(new ListingBody.Permission(asked.scope(), asked.scope(), "", purpose, true, asked.optional()));
    }
}
