package dev.patchbay.installs;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Sandboxes;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Consents;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.NewGrant;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a person installs for themselves, and how much of it they allow; always within the caller's transaction. */
@Component
class OwnInstalling {

    private final InstallationStore store;
    private final Asking asking;
    private final Accounts accounts;
    private final Sandboxes sandboxes;
    private final Configs configs;
    private final IntegrationClients clients;
    private final Grants grants;
    private final Consents consents;
    private final Installing installing;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Ids ids;
    private final Clock clock;

    OwnInstalling(
            InstallationStore store,
            Asking asking,
            Accounts accounts,
            Sandboxes sandboxes,
            Configs configs,
            IntegrationClients clients,
            Grants grants,
            Consents consents,
            Installing installing,
            Audit audit,
            ApplicationEventPublisher news,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.asking = asking;
        this.accounts = accounts;
        this.sandboxes = sandboxes;
        this.configs = configs;
        this.clients = clients;
        this.grants = grants;
        this.consents = consents;
        this.installing = installing;
        this.audit = audit;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whoever agrees twice at once, or to the same again, has one installation and one grant. The last answer counts. */
    Installed install(IntegrationId integration, Consent consent, AccountId person) {
        var target = new Target.User(person);
        store.lockTarget(integration, target);
        accounts.hold(person);
        requireNoTestMember(person);
        Optional<Installation> before =
                store.find(integration, target).flatMap(found -> store.findForUpdate(found.id()));
        if (before.isPresent() && !before.get().uninstalled()) {
            return new Installed(again(before.get(), consent, "/consent"), false);
        }
        Asked asked = asking.asked(integration, person);
        before.ifPresent(Installing::requireNoCause);
        Agreed agreed = asked.answered(consent, person, "/consent");
        Client client = clients.ofIntegration(integration);
        Installation made = made(asked, client, person, before);
        store.save(made);
        configs.save(
                made.id(),
                Configs.fitting(
                        asked.listing(),
                        before.map(installation ->
                                        configs.find(installation.id()).values())
                                .orElseGet(JsonNodeFactory.instance::objectNode)));
        open(made, agreed, asked, consent);
        record(made, "app.installed", agreed.scopes());
        news.publishEvent(new AppInstalled(made.id(), integration, target, person));
        return new Installed(asked.listing().receivesWebhooks() ? made : installing.complete(made), true);
    }

    /** Another answer of whoever has the app: the grant of before lives until this. */
    Installation again(Installation installation, Consent consent, String pointer) {
        AccountId person = installation.requireOwner();
        Grant grant = living(grants, installation);
        if (grant.scopes().equals(consent.scopes()) && isKnown(installation, consent)) {
            return installation;
        }
        Asked asked = asking.asked(installation.integration(), person);
        Agreed agreed = asked.answered(consent, person, pointer);
        boolean sameScopes = agreed.scopes().equals(grant.scopes());
        if (sameScopes) {
            grants.decline(grant.id(), agreed.declined());
            consents.record(grant.id(), installation.id(), person, asked.receipt(consent));
            if (grant.agreed().domains().containsAll(agreed.domains())) {
                return installation;
            }
            grants.connect(grant.id(), agreed.domains());
        }
        Installation updated = installation.of(asked.listing().version());
        store.save(updated);
        if (!sameScopes) {
            GrantId next = grants.replace(grant.id(), agreed).orElseThrow();
            consents.record(next, installation.id(), person, asked.receipt(consent));
            changed(updated, agreed.scopes());
        } else {
            record(updated, "app.updated", agreed.scopes());
        }
        if (!updated.version().equals(installation.version())) {
            news.publishEvent(new AppUpdated(updated.id(), installation.version()));
        }
        return updated;
    }

    /** A grant with one scope less takes the place of the one of before, whose tokens are dead with the commit. */
    Installation cut(Installation installation, String scope) {
        Grant grant = living(grants, installation);
        if (grant.agreed().declined().contains(scope)) {
            return installation;
        }
        if (!grant.scopes().contains(scope)) {
            throw new ProblemException(
                    KernelProblem.NOT_FOUND, "Nothing was changed: the app has no permission of this name.");
        }
        if (grant.scopes().size() == 1) {
            throw new ProblemException(
                    InstallsProblem.LAST_SCOPE, "Nothing was changed. To take back everything, uninstall the app.");
        }
        Set<String> rest = new TreeSet<>(grant.scopes());
        rest.remove(scope);
        Set<String> declined = new TreeSet<>(grant.agreed().declined());
        declined.add(scope);
        var _ = grants.replace(
                grant.id(),
                Agreed.forOneself(installation.requireOwner(), rest, declined)
                        .connecting(grant.agreed().domains()));
        changed(installation, rest);
        return installation;
    }

    private void requireNoTestMember(AccountId person) {
        if (sandboxes.isTestMember(person)) {
            throw new ProblemException(
                    InstallsProblem.NOT_OUTSIDE_SANDBOX,
                    "Nothing was installed. Test members use what is installed in their sandbox.");
        }
    }

    /** @throws ProblemException {@code not-in-this-state} */
    static Grant living(Grants grants, Installation installation) {
        return grants.activeOf(installation.id())
                .orElseThrow(() -> new ProblemException(
                        InstallsProblem.NOT_IN_THIS_STATE,
                        installation.uninstalled()
                                ? "Nothing was changed. The app is not installed."
                                : "Nothing was changed. The app is suspended and may do nothing at the moment.",
                        Map.of("status", installation.status().word())));
    }

    private boolean isKnown(Installation installation, Consent consent) {
        return consents.newestOf(installation.id())
                .filter(kept -> kept.receipt().version().equals(consent.version()))
                .isPresent();
    }

    private Installation made(Asked asked, Client client, AccountId person, Optional<Installation> before) {
        return new Installation(
                before.map(Installation::id).orElseGet(() -> new InstallationId(ids.next())),
                asked.listing().id(),
                asked.listing().name(),
                new Target.User(person),
                Status.SETTING_UP,
                Set.of(),
                client.id(),
                before.map(Installation::epoch).orElse(1L),
                AccessPolicy.EVERYONE,
                asked.listing().version(),
                null,
                person,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void open(Installation installation, Agreed agreed, Asked asked, Consent consent) {
        GrantId grant = grants.open(
                new NewGrant(installation.integration(), installation.id(), installation.clientId(), agreed));
        consents.record(grant, installation.id(), agreed.by(), asked.receipt(consent));
    }

    private void changed(Installation installation, Set<String> scopes) {
        record(installation, "app.scopes-changed", scopes);
        news.publishEvent(new ScopesChanged(installation.id()));
    }

    private void record(Installation installation, String action, Set<String> scopes) {
        audit.record(new AuditEntry(
                installation.owner(),
                null,
                action,
                installation.name().value(),
                Map.of(
                        "installationId", installation.id().toString(),
                        "version", installation.version(),
                        "scopes", String.join(" ", new TreeSet<>(scopes)))));
    }
}
