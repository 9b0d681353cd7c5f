package dev.patchbay.installs;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Decision.Person;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides who comes into an installation: into an organization's, current members whom the app's access lets in; into a
 * person's, that person.
 */
@Component
class InstallationAccess implements AccessDecision {

    /** What an integration may do in its own name: scopes that open nobody's data. */
    private static final Set<String> OF_NOBODY = Set.of("data:write");

    private final InstallationStore store;
    private final Assigning assigning;
    private final Organizations organizations;
    private final Grants grants;
    private final Clients clients;
    private final Catalog catalog;

    InstallationAccess(
            InstallationStore store,
            Assigning assigning,
            Organizations organizations,
            Grants grants,
            Clients clients,
            Catalog catalog) {
        this.store = store;
        this.assigning = assigning;
        this.organizations = organizations;
        this.grants = grants;
        this.clients = clients;
        this.catalog = catalog;
    }

    @Override
    public Decision.Entry decide(String clientId, AccountId account) {
        return store.findByClient(clientId)
                .map(installation -> ofMember(installation, account))
                .orElseGet(() -> integrationOf(clientId)
                        .map(integration -> ofOwner(integration, account))
                        .orElseGet(() -> refused(Decision.Reason.UNKNOWN_CLIENT)));
    }

    private Decision.Entry ofMember(Installation installation, AccountId account) {
        // a stranger learns nothing about how the installation stands
        if (organizations
                .membership(installation.requireOrganization(), account)
                .isEmpty()) {
            return refused(Decision.Reason.NOT_A_MEMBER);
        }
        Access access = assigning.of(installation, account);
        return access.canAccess()
                ? decide(installation, new Person(access.isAdmin(), access.permissions()))
                : refused(installation, Decision.Reason.NO_ACCESS);
    }

    /** What the account installed for itself; of others' installations it learns nothing. */
    private Decision.Entry ofOwner(IntegrationId integration, AccountId account) {
        return store.find(integration, new Target.User(account))
                .map(installation -> decide(installation, new Person(true, List.of())))
                .orElseGet(() -> refused(Decision.Reason.NOT_INSTALLED));
    }

    @Override
    public Decision decide(String clientId, @Nullable InstallationId named) {
        Optional<Installation> own = store.findByClient(clientId);
        if (own.isPresent()) {
            return own.filter(installation -> named == null || installation.id().equals(named))
                    .map(installation -> decide(installation, Person.NOBODY))
                    .orElseGet(() -> refused(Decision.Reason.UNKNOWN_CLIENT));
        }
        Optional<IntegrationId> integration = integrationOf(clientId);
        if (integration.isEmpty()) {
            return refused(Decision.Reason.UNKNOWN_CLIENT);
        }
        return named == null ? asItself(integration.get()) : ofNobody(integration.get(), named);
    }

    private Decision ofNobody(IntegrationId integration, InstallationId named) {
        return store.find(named)
                .filter(installation -> installation.integration().equals(integration))
                .map(installation -> decide(installation, Person.NOBODY))
                .orElseGet(() -> refused(Decision.Reason.NOT_INSTALLED));
    }

    private Decision asItself(IntegrationId integration) {
        Set<String> wanted = catalog.get(integration).scopes().stream()
                .map(ScopePurpose::scope)
                .filter(OF_NOBODY::contains)
                .collect(Collectors.toUnmodifiableSet());
        return new Decision.AsItself(integration, wanted);
    }

    /** Whose own client it is, if it is one that may be used. */
    private Optional<IntegrationId> integrationOf(String clientId) {
        return clients.find(clientId)
                .filter(client -> client.active() && client.installation() == null)
                .map(Client::integration);
    }

    private Decision.Entry decide(Installation installation, Person person) {
        return switch (installation.status()) {
            case SETTING_UP -> refused(installation, Decision.Reason.BEING_SET_UP);
            case SUSPENDED -> refused(installation, Decision.Reason.SUSPENDED);
            case UNINSTALLED -> refused(installation, Decision.Reason.UNINSTALLED);
            case ACTIVE ->
                grants.activeOf(installation.id())
                        .<Decision.Entry>map(grant -> allowed(installation, grant, person))
                        // it was suspended between the two readings
                        .orElseGet(() -> refused(installation, Decision.Reason.SUSPENDED));
        };
    }

    static Decision.Allowed allowed(Installation installation, Grant grant, Person person) {
        return new Decision.Allowed(
                new Decision.Installed(installation.id(), installation.integration(), installation.epoch()),
                switch (installation.target()) {
                    case Target.Organization(OrganizationId id) -> Decision.Tenant.of(id);
                    case Target.User(AccountId id) -> Decision.Tenant.of(id);
                },
                grant.id(),
                grant.scopes(),
                person);
    }

    private static Decision.Entry refused(Decision.Reason reason) {
        return new Decision.Refused(reason, null);
    }

    private static Decision.Entry refused(Installation installation, Decision.Reason reason) {
        return new Decision.Refused(reason, installation.organization());
    }
}
