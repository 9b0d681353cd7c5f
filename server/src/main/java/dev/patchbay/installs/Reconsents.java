package dev.patchbay.installs;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What new versions ask for besides, and who has agreed to it. Until somebody agrees, the grant of before is the one that holds. */
@Service
public class Reconsents {

    private final InstallationStore store;
    private final ReconsentRows rows;
    private final Asking asking;
    private final Updating updating;
    private final Admins admins;
    private final Grants grants;
    private final Catalog catalog;
    private final Audit audit;
    private final ApplicationEventPublisher news;

    Reconsents(
            InstallationStore store,
            ReconsentRows rows,
            Asking asking,
            Updating updating,
            Admins admins,
            Grants grants,
            Catalog catalog,
            Audit audit,
            ApplicationEventPublisher news) {
        this.store = store;
        this.rows = rows;
        this.asking = asking;
        this.updating = updating;
        this.admins = admins;
        this.grants = grants;
        this.catalog = catalog;
        this.audit = audit;
        this.news = news;
    }

    /**
     * How those who were asked for more answered.
     *
     * @param version the version that is offered, and that asks
     * @param waiting who runs on what was agreed to before
     * @param accepted who has agreed since they were asked
     */
    public record Count(String version, int waiting, int accepted) {}

    /** How the version that is offered at the moment fares; both are 0 when it asks for nothing new. */
    public Count count(IntegrationId integration) {
        return rows.count(integration, catalog.get(integration).version());
    }

    /** The version that an installation waits for, since nobody has agreed to what it asks; empty when it does not wait. */
    public Optional<String> waitingFor(InstallationId installation) {
        return store.find(installation)
                .map(found -> catalog.get(found.integration()).version())
                .filter(version -> rows.waits(installation, version));
    }

    /**
     * Lets only those go on who decide about an organization's app.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}
     */
    public void requireDecider(InstallationId id, AccountId account) {
        admins.requireForManaging(store.find(id).orElseThrow(Admins::unknownInstallation), account);
    }

    /**
     * What an organization's app asks of its admins.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}; {@code app-of-one-person}; saying why it cannot be
     *     installed at the moment
     */
    public Asked asked(InstallationId id, AccountId admin) {
        Installation installation = store.find(id).orElseThrow(Admins::unknownInstallation);
        return asked(installation, admin);
    }

    /**
     * Agrees for an organization to what its app asks now. The grant of before lives until this, and dies with it.
     *
     * @throws ProblemException as {@link #asked}; {@code invalid-request} with pointers {@code /version} and {@code /scopes};
     *     {@code not-in-this-state} when it is suspended or uninstalled
     */
    @Transactional
    public Installation agree(InstallationId id, Consent consent, AccountId admin) {
        Installation installation = store.findForUpdate(id).orElseThrow(Admins::unknownInstallation);
        Asked asked = asked(installation, admin);
        Grant grant = OwnInstalling.living(grants, installation);
        Agreed answer = asked.answered(consent, admin, "");
        var agreed = new Agreed(admin, false, answer.scopes(), answer.declined(), answer.domains());
        if (!grant.scopes().equals(agreed.scopes())) {
            var _ = grants.replace(grant.id(), agreed).orElseThrow();
            audit.record(new AuditEntry(
                    admin,
                    installation.organization(),
                    "app.scopes-changed",
                    installation.name().value(),
                    Map.of(
                            "installationId", installation.id().toString(),
                            "version", asked.listing().version(),
                            "scopes", String.join(" ", new TreeSet<>(agreed.scopes())))));
            news.publishEvent(new ScopesChanged(installation.id()));
        } else {
            grants.connect(grant.id(), agreed.domains());
        }
        return installation.version().equals(asked.listing().version())
                ? installation
                : updating.update(installation, asked.listing().version());
    }

    /**
     * The same, only where the app waits for an answer; empty where it does not, and while nothing could be agreed to.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}
     */
    public Optional<Asked> waiting(InstallationId id, AccountId admin) {
        Installation installation = store.find(id).orElseThrow(Admins::unknownInstallation);
        admins.requireForManaging(installation, admin);
        return waitingFor(id).flatMap(version -> asking.askedForMore(installation));
    }

    private Asked asked(Installation installation, AccountId admin) {
        admins.requireForManaging(installation, admin);
        return asking.asked(installation);
    }
}
