package dev.patchbay.installs;

import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.MemberPages;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.catalog.Manifest.AppPermission;
import dev.patchbay.installs.AccessChanged.Change;
import dev.patchbay.kernel.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A permission that an app does not declare any more is nobody's. */
@Component
class DroppedPermissions {

    private final InstallationStore store;
    private final Assignments assignments;
    private final MemberPages members;
    private final Catalog catalog;
    private final InstalledListings listings;
    private final ApplicationEventPublisher news;

    DroppedPermissions(
            InstallationStore store,
            Assignments assignments,
            MemberPages members,
            Catalog catalog,
            InstalledListings listings,
            ApplicationEventPublisher news) {
        this.store = store;
        this.assignments = assignments;
        this.members = members;
        this.catalog = catalog;
        this.listings = listings;
        this.news = news;
    }

    @EventListener
    void on(ListingChanged changed) {
        Set<String> declared = catalog.get(changed.integration()).manifest().appPermissions().stream()
                .map(AppPermission::name)
                .collect(Collectors.toUnmodifiableSet());
        for (Installation installation : store.withOtherPermissions(changed.integration(), declared)) {
            if (!listings.inSandbox(installation)) {
                drop(installation, declared);
            }
        }
    }

    private void drop(Installation installation, Set<String> declared) {
        List<Assignment> affected = assignments.all(installation.id()).values().stream()
                .filter(assignment -> !declared.containsAll(assignment.access().permissions()))
                .toList();
        Map<AccountId, Member> people =
                members
                        .among(
                                installation.requireOrganization(),
                                affected.stream().map(Assignment::account).toList())
                        .stream()
                        .collect(Collectors.toMap(Member::account, member -> member));
        List<Change> changes = new ArrayList<>();
        for (Assignment assignment : affected) {
            Access before = assignment.access();
            Access after = new Access(
                    before.canAccess(),
                    before.isAdmin(),
                    before.permissions().stream().filter(declared::contains).toList());
            assignments.save(
                    installation.id(),
                    new Assignment(assignment.account(), after, assignment.grantedBy(), assignment.grantedAt()));
            var member = people.get(assignment.account());
            if (member != null && !installation.uninstalled()) {
                changes.add(new Change(assignment.account(), member.role(), before, after));
            }
        }
        if (!changes.isEmpty()) {
            news.publishEvent(new AccessChanged(installation.id(), null, changes));
        }
    }
}
