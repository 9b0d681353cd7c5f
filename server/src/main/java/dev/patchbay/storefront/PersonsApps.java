package dev.patchbay.storefront;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.ScopeUses;
import dev.patchbay.grants.Scopes;
import dev.patchbay.installs.Asked;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.oidc.ConnectedApps;
import dev.patchbay.oidc.ConnectedApps.Connected;
import dev.patchbay.storefront.ConnectedAppBody.ConnectedScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together which apps know a person, and what each of them may do and has done. */
@Component
class PersonsApps {

    private final ConnectedApps connected;
    private final OwnInstalls own;
    private final Installs installs;
    private final OwnApps ownApps;
    private final Clients clients;
    private final Grants grants;
    private final InstalledListings listings;
    private final Organizations organizations;
    private final Scopes scopes;
    private final ScopeUses uses;

    PersonsApps(
            ConnectedApps connected,
            OwnInstalls own,
            Installs installs,
            OwnApps ownApps,
            Clients clients,
            Grants grants,
            InstalledListings listings,
            Organizations organizations,
            Scopes scopes,
            ScopeUses uses) {
        this.connected = connected;
        this.own = own;
        this.installs = installs;
        this.ownApps = ownApps;
        this.clients = clients;
        this.grants = grants;
        this.listings = listings;
        this.organizations = organizations;
        this.scopes = scopes;
        this.uses = uses;
    }

    /** One's own, the newest first, and then those of organizations, the one used last first. */
    List<ConnectedAppBody> of(Session session, Locale reader) {
        Map<String, Connected> signIns =
                connected.of(session.account()).stream().collect(Collectors.toMap(Connected::clientId, app -> app));
        Stream<ConnectedAppBody> owned = own.living(session).stream()
                .map(InstallationView::installation)
                .sorted(Comparator.comparing(Installation::installedAt).reversed())
                .map(installation -> own(installation, signIns.get(installation.clientId()), reader));
        Stream<ConnectedAppBody> visited = signIns.values().stream()
                .sorted(Comparator.comparing(Connected::lastUsedAt).reversed())
                .flatMap(app ->
                        ofOrganization(app).stream().map(installation -> visited(installation, app, session, reader)));
        return Stream.concat(owned, visited).toList();
    }

    /** One's own app as it is after a change. */
    ConnectedAppBody own(InstallationId id, Session session, Locale reader) {
        Installation installation = installs.view(id, session.account()).installation();
        Connected signIn = connected.of(session.account()).stream()
                .filter(app -> app.clientId().equals(installation.clientId()))
                .findFirst()
                .orElse(null);
        return own(installation, signIn, reader);
    }

    /** The organization's app that the person is signed in to. */
    Optional<Installation> signedIn(InstallationId id, Session session) {
        return connected.of(session.account()).stream()
                .flatMap(app -> ofOrganization(app).stream())
                .filter(found -> found.id().equals(id))
                .findFirst();
    }

    private Optional<Installation> ofOrganization(Connected app) {
        return clients.find(app.clientId())
                .map(Client::installation)
                .flatMap(installs::find)
                .filter(found -> found.clientId().equals(app.clientId()));
    }

    private ConnectedAppBody own(Installation installation, @Nullable Connected signIn, Locale reader) {
        Listing listing = listings.of(installation);
        Optional<Grant> living = grants.activeOf(installation.id());
        Set<String> allowed = living.or(() -> grants.newestOf(installation.id()))
                .map(Grant::scopes)
                .orElse(Set.of());
        Map<String, Instant> used = uses.lastUsed(installation.id(), null);
        Optional<Asked> more = living.flatMap(grant -> ownApps.askedForMore(installation));
        return new ConnectedAppBody(
                installation.id(),
                installation.target().word(),
                integration(listing),
                null,
                installation.status().word(),
                described(allowed, listing, used, reader),
                domains(living),
                more.map(asked -> reconsent(asked, reader)).orElse(null),
                installation.installedAt(),
                latest(signIn == null ? null : signIn.lastUsedAt(), used.values()),
                signIn != null && signIn.staysConnected(),
                living.isPresent() && allowed.size() > 1,
                false);
    }

    private ConnectedAppBody visited(Installation installation, Connected app, Session session, Locale reader) {
        Listing listing = listings.of(installation);
        OrganizationId organization = installation.requireOrganization();
        Map<String, Instant> used = uses.lastUsed(installation.id(), session.account());
        return new ConnectedAppBody(
                installation.id(),
                installation.target().word(),
                integration(listing),
                organizations
                        .find(organization)
                        .map(ConnectedAppBody.ConnectedOrganization::of)
                        .orElse(null),
                installation.status().word(),
                described(app.scopes(), listing, used, reader),
                domains(grants.activeOf(installation.id())),
                null,
                app.connectedAt(),
                latest(app.lastUsedAt(), used.values()),
                app.staysConnected(),
                false,
                organizations.membership(organization, session.account()).isPresent()
                        && installs.view(installation.id(), session.account()).canOpen());
    }

    private static ConnectedAppBody.Reconsent reconsent(Asked asked, Locale reader) {
        return new ConnectedAppBody.Reconsent(
                OwnInstalls.consentUrl(asked.listing(), "/settings/apps"),
                AskedScopeBody.of(asked, reader),
                ConnectionBody.of(asked));
    }

    private static List<String> domains(Optional<Grant> grant) {
        return grant.map(found -> found.agreed().domains().stream().sorted().toList())
                .orElse(List.of());
    }

    private static ConnectedAppBody.ConnectedIntegration integration(Listing listing) {
        return new ConnectedAppBody.ConnectedIntegration(listing.name().value(), listing.displayName(), listing.icon());
    }

    private List<ConnectedScope> described(
            Collection<String> names, Listing listing, Map<String, Instant> used, Locale reader) {
        Map<String, ScopePurpose> asked = new HashMap<>();
        listing.scopes().forEach(scope -> asked.put(scope.scope(), scope));
        return names.stream()
                .sorted()
                .flatMap(name -> scopes.find(name).stream())
                .map(scope -> {
                    var purpose = asked.get(scope.name());
                    return new ConnectedScope(
                            scope.name(),
                            scope.title().in(reader),
                            scope.sentence().in(reader),
                            purpose == null || purpose.purpose().isEmpty() ? null : purpose.purpose(),
                            purpose != null && purpose.optional(),
                            used.get(scope.name()));
                })
                .toList();
    }

    private static @Nullable Instant latest(@Nullable Instant signIn, Collection<Instant> used) {
        return Stream.concat(Stream.ofNullable(signIn), used.stream())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
