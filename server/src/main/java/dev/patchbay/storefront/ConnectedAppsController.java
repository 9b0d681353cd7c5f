package dev.patchbay.storefront;

import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Scopes;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.oidc.ConnectedApps;
import dev.patchbay.oidc.ConnectedApps.Connected;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The apps that one is signed in to, and signing out of one of them. */
@RestController
@RequestMapping("/api/me/apps")
class ConnectedAppsController {

    private final ConnectedApps connected;
    private final Clients clients;
    private final Installs installs;
    private final Catalog catalog;
    private final Organizations organizations;
    private final Scopes scopes;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ConnectedAppsController(
            ConnectedApps connected,
            Clients clients,
            Installs installs,
            Catalog catalog,
            Organizations organizations,
            Scopes scopes,
            Audit audit,
            TransactionTemplate transaction) {
        this.connected = connected;
        this.clients = clients;
        this.installs = installs;
        this.catalog = catalog;
        this.organizations = organizations;
        this.scopes = scopes;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    ConnectedAppList list(Session session, Locale reader) {
        return new ConnectedAppList(connected.of(session.account()).stream()
                .flatMap(app -> installation(app).stream().map(installation -> body(app, installation, reader)))
                .toList());
    }

    /** Its tokens die, it is told if it wants to be, and comes back with a new sign-in alone. */
    @DeleteMapping("/{installationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Session session, @PathVariable InstallationId installationId) {
        Installation installation = connected.of(session.account()).stream()
                .flatMap(app -> installation(app).stream())
                .filter(found -> found.id().equals(installationId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "Nothing was changed: you are not signed in to that app."));
        transaction.executeWithoutResult(status -> {
            connected.disconnect(session.account(), installation.clientId());
            audit.record(new AuditEntry(
                    session.account(),
                    installation.organization(),
                    "app.signed-out",
                    installation.name().value()));
        });
    }

    private Optional<Installation> installation(Connected app) {
        return clients.find(app.clientId())
                .map(Client::installation)
                .flatMap(installs::find)
                .filter(found -> found.clientId().equals(app.clientId()));
    }

    private ConnectedApp body(Connected app, Installation installation, Locale reader) {
        Listing listing = catalog.get(installation.integration());
        return new ConnectedApp(
                installation.id(),
                new ConnectedIntegration(listing.name().value(), listing.displayName(), listing.icon()),
                Optional.ofNullable(installation.organization())
                        .flatMap(organizations::find)
                        .map(ConnectedOrganization::of)
                        .orElse(null),
                app.scopes().stream().flatMap(name -> scope(name, reader)).toList(),
                app.connectedAt(),
                app.lastUsedAt(),
                app.staysConnected());
    }

    private Stream<ConnectedScope> scope(String name, Locale reader) {
        return scopes.find(name).stream()
                .map(scope -> new ConnectedScope(
                        name, scope.title().in(reader), scope.sentence().in(reader)));
    }

    record ConnectedAppList(List<ConnectedApp> apps) {}

    /** @param staysConnected whether it may come back when the person is away */
    record ConnectedApp(
            InstallationId installationId,
            ConnectedIntegration integration,
            @Nullable ConnectedOrganization organization,
            List<ConnectedScope> scopes,
            Instant connectedAt,
            Instant lastUsedAt,
            boolean staysConnected) {}

    record ConnectedIntegration(
            String name, String displayName, @Nullable String icon) {}

    record ConnectedOrganization(OrganizationId id, String displayName) {

        static ConnectedOrganization of(Organization organization) {
            return new ConnectedOrganization(organization.id(), organization.displayName());
        }
    }

    record ConnectedScope(String scope, String title, String sentence) {}
}
