package dev.patchbay.installs;

import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.Membership;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The apps of organizations: installing them, and who may open them; and suspending and removing any, also what people have for
 * themselves ({@link OwnApps}).
 */
@Service
public class Installs {

    private final Installing installing;
    private final Suspending suspending;
    private final Assigning assigning;
    private final InstallationStore store;
    private final Assignments assignments;
    private final Admins admins;

    Installs(
            Installing installing,
            Suspending suspending,
            Assigning assigning,
            InstallationStore store,
            Assignments assignments,
            Admins admins) {
        this.installing = installing;
        this.suspending = suspending;
        this.assigning = assigning;
        this.store = store;
        this.assignments = assignments;
        this.admins = admins;
    }

    /**
     * Installs for the whole organization; an app that is there already stays as it is. However often and from however many
     * sides this is asked at once, there is one installation and one client.
     *
     * @throws ProblemException {@code not-found} for strangers, {@code only-admins-install} with {@code admins} for members,
     *     {@code unknown-listing}, {@code listing-unpublished}, {@code not-for-organizations}, {@code payments-unavailable},
     *     {@code shared-client-unavailable}, {@code unknown-scopes}, {@code not-allowed-here}, {@code suspended-by-another}, {@code invalid-request} for wishes that do not fit
     */
    @Transactional
    public Installed install(IntegrationId integration, OrganizationId organization, Wishes wishes, AccountId actor) {
        admins.requireForInstalling(organization, actor);
        return installing.install(integration, organization, wishes, actor);
    }

    /** Installs with everything as it is by default. */
    @Transactional
    public Installed install(IntegrationId integration, OrganizationId organization, AccountId actor) {
        return install(integration, organization, Wishes.NONE, actor);
    }

    /**
     * A member wants no access to an organization's app any more; the organization keeps it, and an admin may give the access
     * back. Does nothing when there is none.
     *
     * @throws ProblemException {@code not-found} for strangers; {@code app-of-one-person}; {@code not-in-this-state}
     */
    @Transactional
    public void giveUp(InstallationId id, AccountId actor) {
        Installation installation = forUpdate(id);
        Member member = admins.member(installation, actor);
        AppMembers.requireInstalled(installation);
        assigning.giveUp(installation, member);
    }

    /**
     * Signs a member out of an organization's app, everywhere.
     *
     * @throws ProblemException {@code not-found} for strangers; {@code app-of-one-person}
     */
    @Transactional
    public void signOut(InstallationId id, AccountId actor) {
        Installation installation = forUpdate(id);
        admins.membership(installation, actor);
        assigning.signOut(installation, actor);
    }

    /**
     * The app has what it needs: ends the setting up that this client belongs to. Does nothing for a client of an earlier
     * installing or when it has ended already.
     */
    @Transactional
    public void setUpDone(InstallationId id, String clientId) {
        installing.setUpDone(id, clientId);
    }

    /**
     * Removes the app; its tokens end, and the client of an organization's. Does nothing when it is removed already.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}
     */
    @Transactional
    public Installation uninstall(InstallationId id, AccountId actor) {
        Installation installation = forUpdate(id);
        admins.requireForOwning(installation, actor);
        return installing.uninstall(installation, actor);
    }

    /**
     * Suspends for one more cause; its tokens end. Does nothing when it is suspended for this cause already.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code only-operators-suspend},
     *     {@code not-in-this-state} with {@code status} unless it is active or suspended
     */
    @Transactional
    public Installation suspend(InstallationId id, SuspensionCause cause, AccountId actor) {
        Installation installation = forUpdate(id);
        admins.requireOwner(cause, installation, actor);
        return suspending.suspend(installation, cause, actor);
    }

    /**
     * Lifts one cause; without any other it is active again, with the client and secret that it had and a new grant. Does
     * nothing when it is active already.
     *
     * @throws ProblemException {@code not-found}, {@code only-admins-manage}, {@code only-operators-suspend},
     *     {@code suspended-by-another} with {@code suspendedBy}, {@code not-in-this-state} with {@code status}
     */
    @Transactional
    public Installation resume(InstallationId id, SuspensionCause cause, AccountId actor) {
        Installation installation = forUpdate(id);
        admins.requireOwner(cause, installation, actor);
        return suspending.resume(installation, cause, actor);
    }

    public Optional<Installation> find(InstallationId id) {
        return store.find(id);
    }

    /** Those with these ids; fewer where there are none. */
    public List<Installation> find(Collection<InstallationId> ids) {
        return store.find(ids);
    }

    public Optional<Installation> find(IntegrationId integration, OrganizationId organization) {
        return store.find(integration, new Target.Organization(organization));
    }

    /**
     * The installation as this account sees it.
     *
     * @throws ProblemException {@code not-found}, also when it is another's or the account is no member of its organization
     */
    public InstallationView view(InstallationId id, AccountId account) {
        Installation installation = store.find(id).orElseThrow(Admins::unknownInstallation);
        if (installation.owner() != null) {
            Admins.requireOwn(installation, account);
            return InstallationView.own(installation);
        }
        return view(installation, admins.membership(installation, account));
    }

    /**
     * All installations of an organization as this member sees them, uninstalled ones too, by the time of installing.
     *
     * @throws ProblemException {@code not-found} when the account is no member
     */
    public List<InstallationView> ofOrganization(OrganizationId organization, AccountId account) {
        Membership membership = admins.membership(organization, account);
        List<Installation> all = store.ofOrganization(organization);
        var decided = decided(all, account);
        return all.stream()
                .map(installation -> view(installation, membership, access(installation, account, decided)))
                .toList();
    }

    /** Those of an integration that are not uninstalled, by id. */
    public List<Installation> ofIntegration(IntegrationId integration, @Nullable InstallationId after, int limit) {
        return store.ofIntegration(integration, after, limit);
    }

    /**
     * Which versions the installations of some integrations have that are not uninstalled.
     *
     * @param most of each integration, the first by id
     */
    public List<InstalledVersion> versions(Collection<IntegrationId> integrations, int most) {
        return store.versions(integrations, most);
    }

    /** What an organization has installed at the moment, in one order for everybody. */
    public List<Installation> living(OrganizationId organization) {
        return store.ofOrganization(organization).stream()
                .filter(installation -> !installation.uninstalled())
                .sorted(Comparator.comparing(installation -> installation.id().value()))
                .toList();
    }

    /**
     * How a listing stands for a member of an organization.
     *
     * @throws ProblemException {@code not-found} when the account is no member
     */
    public Viewer viewer(IntegrationId integration, OrganizationId organization, AccountId account) {
        Membership membership = admins.membership(organization, account);
        Optional<Installation> installation = store.find(integration, new Target.Organization(organization));
        return new Viewer(
                membership.role().canAdminister(),
                installation.map(found -> view(found, membership)),
                admins.names(organization));
    }

    private InstallationView view(Installation installation, Membership membership) {
        return view(installation, membership, access(installation, membership.account()));
    }

    private static InstallationView view(Installation installation, Membership membership, Access access) {
        boolean canManage = membership.role().canAdminister();
        return new InstallationView(
                installation,
                canManage,
                canManage || access.isAdmin(),
                installation.status() == Status.ACTIVE && access.canAccess());
    }

    private Access access(Installation installation, AccountId account) {
        return access(installation, account, decided(List.of(installation), account));
    }

    private static Access access(Installation installation, AccountId account, Assignments.Decided decided) {
        return Access.of(
                installation.accessPolicy(), decided.of(installation.id()).get(account));
    }

    private Assignments.Decided decided(List<Installation> installations, AccountId account) {
        return assignments.of(installations.stream().map(Installation::id).toList(), List.of(account));
    }

    private Installation forUpdate(InstallationId id) {
        return store.findForUpdate(id).orElseThrow(Admins::unknownInstallation);
    }
}
