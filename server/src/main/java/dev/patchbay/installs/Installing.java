package dev.patchbay.installs;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.policy.AppPolicies;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The ways into and out of an organization; always within the caller's transaction. */
@Component
class Installing {

    private final InstallationStore store;
    private final Offers offers;
    private final AppPolicies policies;
    private final Plans plans;
    private final Configs configs;
    private final Organizations organizations;
    private final Credentials credentials;
    private final Assigning assigning;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Ids ids;
    private final Clock clock;

    Installing(
            InstallationStore store,
            Offers offers,
            AppPolicies policies,
            Plans plans,
            Configs configs,
            Organizations organizations,
            Credentials credentials,
            Assigning assigning,
            Audit audit,
            ApplicationEventPublisher news,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.offers = offers;
        this.policies = policies;
        this.plans = plans;
        this.configs = configs;
        this.organizations = organizations;
        this.credentials = credentials;
        this.assigning = assigning;
        this.audit = audit;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
    }

    Installed install(IntegrationId integration, OrganizationId organization, Wishes wishes, AccountId actor) {
        var target = new Target.Organization(organization);
        store.lockTarget(integration, target);
        organizations.holdMembers(organization);
        Optional<Installation> before = store.find(integration, target);
        if (before.isPresent() && !before.get().uninstalled()) {
            return new Installed(before.get(), false);
        }
        Offer offer = offers.require(integration, organization);
        offer.requireOpenTo(List.of(organization));
        policies.requireAllowed(organization, offer.listing());
        before.ifPresent(Installing::requireNoCause);
        Plans.Plan plan = plans.of(offer, wishes, before);
        Installation made = make(offer, plan, target, actor, before.orElse(null));
        store.save(made);
        configs.save(made.id(), plan.config());
        assigning.makeAppAdmin(made, actor);
        record(actor, made, "app.installed");
        news.publishEvent(new AppInstalled(made.id(), integration, target, actor));
        if (!offer.isCalled()) {
            made = complete(made);
        }
        return new Installed(made, true);
    }

    void setUpDone(InstallationId id, String clientId) {
        store.findForUpdate(id)
                .filter(found -> found.status() == Status.SETTING_UP)
                .filter(found -> found.clientId().equals(clientId))
                .ifPresent(this::complete);
    }

    Installation uninstall(Installation installation, AccountId actor) {
        if (installation.uninstalled()) {
            return installation;
        }
        Set<SuspensionCause> remaining = EnumSet.noneOf(SuspensionCause.class);
        remaining.addAll(installation.causes());
        remaining.remove(SuspensionCause.ADMIN);
        Installation removed = installation.at(Status.UNINSTALLED, remaining, installation.epoch() + 1);
        store.save(removed);
        credentials.end(removed);
        record(actor, removed, "app.uninstalled");
        news.publishEvent(new AppUninstalled(removed.id(), removed.integration(), removed.target(), actor));
        return removed;
    }

    private Installation make(
            Offer offer, Plans.Plan plan, Target target, AccountId actor, @Nullable Installation before) {
        InstallationId id = before == null ? new InstallationId(ids.next()) : before.id();
        return new Installation(
                id,
                offer.listing().id(),
                offer.listing().name(),
                target,
                Status.SETTING_UP,
                Set.of(),
                credentials.issue(offer, id, plan.appAddress(), actor),
                before == null ? 1 : before.epoch(),
                plan.access(),
                offer.listing().version(),
                plan.appAddress(),
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** The app is ready for its people. */
    Installation complete(Installation installation) {
        Installation ready = installation.at(Status.ACTIVE, Set.of(), installation.epoch());
        store.save(ready);
        record(null, ready, "app.set-up");
        news.publishEvent(new SetUpCompleted(ready.id(), ready.integration(), ready.target()));
        return ready;
    }

    /** Installing again lifts nobody's suspension. */
    static void requireNoCause(Installation before) {
        if (!before.causes().isEmpty()) {
            throw new ProblemException(
                    InstallsProblem.SUSPENDED_BY_ANOTHER,
                    "Nothing was installed. The app was suspended here before it was removed. Ask the operator.",
                    Map.of("suspendedBy", Suspending.words(before.causes())));
        }
    }

    private void record(@Nullable AccountId actor, Installation installation, String action) {
        audit.record(new AuditEntry(
                actor,
                installation.organization(),
                action,
                installation.name().value(),
                Map.of(
                        "installationId", installation.id().toString(),
                        "version", installation.version())));
    }
}
