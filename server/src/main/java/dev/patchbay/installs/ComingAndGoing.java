package dev.patchbay.installs;

import dev.patchbay.accounts.MemberAdded;
import dev.patchbay.accounts.MemberChanged;
import dev.patchbay.accounts.MemberRemoved;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.grants.Revocations;
import dev.patchbay.installs.AccessChanged.Change;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What joining and leaving an organization means for its apps. Who leaves loses them at once; the apps stay for the others.
 * Each installation's row is held until the end, so that no policy changes between what is decided here and the commit.
 */
@Component
class ComingAndGoing {

    private final InstallationStore store;
    private final Assignments assignments;
    private final Revocations revocations;
    private final ApplicationEventPublisher news;

    ComingAndGoing(
            InstallationStore store, Assignments assignments, Revocations revocations, ApplicationEventPublisher news) {
        this.store = store;
        this.assignments = assignments;
        this.revocations = revocations;
        this.news = news;
    }

    @EventListener
    void on(MemberAdded added) {
        List<Installation> all = store.ofOrganizationForUpdate(added.organization());
        assignments.cameBack(ids(all), added.account());
        var decided = decided(all, added.account());
        for (Installation installation : living(all)) {
            Access access = access(installation, decided, added.account());
            if (access.canAccess()) {
                tell(installation, added.account(), added.role(), Access.NONE, access);
            }
        }
    }

    @EventListener
    void on(MemberChanged changed) {
        List<Installation> all = store.ofOrganizationForUpdate(changed.organization());
        var decided = decided(all, changed.account());
        for (Installation installation : living(all)) {
            Access access = access(installation, decided, changed.account());
            if (access.canAccess()) {
                tell(installation, changed.account(), changed.role(), access, access);
            }
        }
    }

    @EventListener
    void on(MemberRemoved removed) {
        OrganizationId organization = removed.organization();
        AccountId account = removed.account();
        List<Installation> all = store.ofOrganizationForUpdate(organization);
        var decided = decided(all, account);
        assignments.left(ids(all), account);
        // of what is uninstalled every token is dead already
        for (Installation installation : living(all)) {
            revocations.accessEnded(installation.id(), installation.clientId(), account);
            Access access = access(installation, decided, account);
            if (access.canAccess()) {
                tell(installation, account, null, access, Access.NONE);
            }
        }
    }

    private Assignments.Decided decided(List<Installation> installations, AccountId account) {
        return assignments.of(ids(installations), List.of(account));
    }

    private static Access access(Installation installation, Assignments.Decided decided, AccountId account) {
        return Access.of(
                installation.accessPolicy(), decided.of(installation.id()).get(account));
    }

    private static List<Installation> living(List<Installation> installations) {
        return installations.stream()
                .filter(installation -> !installation.uninstalled())
                .toList();
    }

    private static List<InstallationId> ids(List<Installation> installations) {
        return installations.stream().map(Installation::id).toList();
    }

    private void tell(
            Installation installation,
            AccountId account,
            @Nullable OrganizationRole role,
            Access before,
            Access after) {
        news.publishEvent(
                new AccessChanged(installation.id(), null, List.of(new Change(account, role, before, after))));
    }
}
