package dev.patchbay.installs;

import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The apps of organizations and of people: installing, suspending and removing them, and who may open them. */
@Service
public class Installs {

    private final Installing installing;
    private final Suspending suspending;
    private final OwnInstalling own;
    private final Asking asking;
    private final Assigning assigning;
    private final Catalog catalog;
    private final InstallationStore store;
    private final Assignments assignments;
    private final Admins admins;
    private final Organizations organizations;

    Installs(
            Installing installing,
            Suspending suspending,
            OwnInstalling own,
            Asking asking,
            Assigning assigning,
            Catalog catalog,
            InstallationStore store,
            Assignments assignments,
            Admins admins,
            Organizations organizations) {
        this.installing = installing;
        this.suspending = suspending;
        this.own = own;
        this.asking = asking;
        this.assigning = assigning;
        this.catalog = catalog;
        this.store = store;
        this.assignments = assignments;
        this.admins = admins;
        this.organizations = organizations;
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
     * What an app asks of a person who would install it, or has it.
     *
     * @throws ProblemException {@code unknown-listing}, {@code listing-unpublished}, {@code not-for-people},
     *     {@code payments-unavailable}, {@code unknown-scopes}
     */
    public Asked asked(IntegrationId integration, AccountId account) {
        return asking.asked(integration, account);
    }

    /** Whether an app asks the person, who has it, anew for something that it does not do without. */
    public boolean asksForMore(Installation own) {
        return own.owner() != null && asking.asksForMore(catalog.get(own.integration()), own);
    }

    /**
     * Installs for oneself, with consent to what the app asks. However often and from however many sides this is asked at once,
     * there is one installation and one grant, and the last answer counts.
     *
     * @throws ProblemException as {@link #asked}; {@code invalid-request} with pointers below {@code /consent} when something
     *     else was read, something required is missing, or something was not asked; {@code suspended-by-another};
     *     {@code not-in-this-state} when it is suspended
     */
    @Transactional
    public Installed installForUser(IntegrationId integration, Consent consent, AccountId account) {
        return own.install(integration, consent, account);
    }

    /**
     * Agrees anew to what one's own app asks. The grant of before lives until this, and dies with it.
     *
     * @throws ProblemException {@code not-found} for everybody else; as {@link #asked}; {@code invalid-request} with pointers
     *     {@code /version} and {@code /scopes}; {@code not-in-this-state} when it is suspended or uninstalled
     */
    @Transactional
    public Installation agree(InstallationId id, Consent consent, AccountId actor) {
        return own.again(ownForUpdate(id, actor), consent, "");
    }

    /**
     * Takes one permission back from one's own app; all its tokens of before are dead. Does nothing when it is taken back
     * already.
     *
     * @throws ProblemException {@code not-found} for everybody else and for what the app may not do; {@code last-scope};
     *     {@code not-in-this-state} when it is suspended or uninstalled
     */
    @Transactional
    public Installation cutScope(InstallationId id, String scope, AccountId actor) {
        return own.cut(ownForUpdate(id, actor), scope);
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
            return ownView(installation);
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

    /** What the account installed for itself, uninstalled ones too, by the time of installing. */
    public List<InstallationView> ofAccount(AccountId account) {
        return store.ofAccount(account).stream().map(Installs::ownView).toList();
    }

    /** The app that the account installed for itself, also an uninstalled one. */
    public Optional<InstallationView> own(IntegrationId integration, AccountId account) {
        return store.find(integration, new Target.User(account)).map(Installs::ownView);
    }

    /** Those of an integration that are not uninstalled, by id. */
    public List<Installation> ofIntegration(IntegrationId integration, @Nullable InstallationId after, int limit) {
        return store.ofIntegration(integration, after, limit);
    }

    /** What an organization has installed at the moment, in one order for everybody. */
    public List<Installation> living(OrganizationId organization) {
        return store.ofOrganization(organization).stream()
                .filter(installation -> !installation.uninstalled())
                .sorted(Comparator.comparing(installation -> installation.id().value()))
                .toList();
    }

    /** What the account can open at the moment, its own and over all its organizations, by name. */
    public List<Installation> openableBy(AccountId account) {
        List<Installation> active = store.active(organizations.ofAccount(account).stream()
                .map(membership -> membership.organization().id())
                .toList());
        var decided = decided(active, account);
        Stream<Installation> own =
                store.ofAccount(account).stream().filter(installation -> installation.status() == Status.ACTIVE);
        return Stream.concat(
                        own,
                        active.stream()
                                .filter(installation ->
                                        access(installation, account, decided).canAccess()))
                .sorted(Comparator.comparing((Installation installation) ->
                                installation.name().value())
                        .thenComparing(installation -> installation.id().value()))
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

    private static InstallationView ownView(Installation installation) {
        return new InstallationView(installation, true, false, installation.status() == Status.ACTIVE);
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

    private Installation ownForUpdate(InstallationId id, AccountId actor) {
        Installation installation = forUpdate(id);
        Admins.requireOwn(installation, actor);
        return installation;
    }

    private Installation forUpdate(InstallationId id) {
        return store.findForUpdate(id).orElseThrow(Admins::unknownInstallation);
    }
}
