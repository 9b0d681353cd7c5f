package dev.patchbay.storefront;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.catalog.ConfigForm;
import dev.patchbay.catalog.CredentialsKind;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.delivery.Deliveries;
import dev.patchbay.delivery.Progress;
import dev.patchbay.installs.AppMembers;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a person sees of an installation. */
@Component
class Installations {

    private final InstalledListings listings;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final AppMembers members;
    private final Sources sources;

    Installations(
            InstalledListings listings, Accounts accounts, Deliveries deliveries, AppMembers members, Sources sources) {
        this.listings = listings;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.members = members;
        this.sources = sources;
    }

    InstallationBody body(InstallationView view) {
        return bodies(List.of(view)).getFirst();
    }

    List<InstallationBody> bodies(List<InstallationView> views) {
        List<AccountId> installers = views.stream()
                .map(view -> view.installation().installedBy())
                .distinct()
                .toList();
        Map<AccountId, Account> people =
                accounts.find(installers).stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Map<InstallationId, Integer> counts =
                counts(views.stream().map(InstallationView::installation).toList());
        Set<IntegrationId> bringing = sources.among(
                views.stream().map(view -> view.installation().integration()).collect(Collectors.toSet()));
        return views.stream().map(view -> body(view, people, counts, bringing)).toList();
    }

    private Map<InstallationId, Integer> counts(List<Installation> installations) {
        Map<InstallationId, Integer> counts = new HashMap<>();
        installations.stream()
                .filter(installation -> installation.owner() == null)
                .collect(Collectors.groupingBy(Installation::requireOrganization))
                .forEach((organization, its) -> counts.putAll(members.counts(organization, its)));
        return counts;
    }

    private InstallationBody body(
            InstallationView view,
            Map<AccountId, Account> people,
            Map<InstallationId, Integer> counts,
            Set<IntegrationId> bringing) {
        Installation installation = view.installation();
        Listing listing = listings.of(installation);
        Account installer = people.get(installation.installedBy());
        return new InstallationBody(
                installation.id(),
                new InstallationBody.Integration(listing.name().value(), listing.displayName(), listing.icon()),
                installation.target().word(),
                installation.organization(),
                installation.status().word(),
                installation.causes().stream()
                        .map(SuspensionCause::word)
                        .sorted()
                        .toList(),
                view.canManage() && installation.owner() == null ? installation.clientId() : null,
                installation.version(),
                new InstallationBody.Person(installation.installedBy(), installer == null ? "" : installer.name()),
                installation.installedAt(),
                installation.accessPolicy().word(),
                counts.getOrDefault(installation.id(), installation.owner() == null ? 0 : 1),
                ConfigForm.wantedBy(listing),
                (installation.manual() ? CredentialsKind.MANUAL : CredentialsKind.AUTOMATIC).word(),
                installation.appAddress(),
                listing.type() == IntegrationType.DATA_SOURCE || bringing.contains(listing.id()),
                listing.opens() ? openUrl(listing, installation) : null,
                view.canOpen(),
                view.canManage(),
                view.canManageMembers(),
                installation.status() == Status.SETTING_UP ? setUp(installation) : null);
    }

    private static String openUrl(Listing listing, Installation installation) {
        String chosen = installation.owner() == null ? "organizationId=" + installation.organization() : "for=user";
        return "/apps/" + listing.name() + "/open?" + chosen;
    }

    private InstallationBody.@Nullable SetUp setUp(Installation installation) {
        return deliveries
                .progressOf(installation.id())
                .map(progress -> new InstallationBody.SetUp(
                        progress.attempts(),
                        progress.lastAttemptAt(),
                        answer(progress.lastAnswer()),
                        progress.nextAttemptAt(),
                        progress.stopped()))
                .orElse(null);
    }

    private static InstallationBody.@Nullable Answer answer(Progress.@Nullable LastAnswer last) {
        return last == null ? null : new InstallationBody.Answer(last.status(), last.error(), last.latencyMillis());
    }
}
