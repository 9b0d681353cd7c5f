package dev.patchbay.widgets;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import dev.patchbay.live.Nudges;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What integrations would like to have on people's dashboards. Nothing is placed before the person says so. */
@Service
class Proposals {

    static final int MOST = 20;
    static final int MOST_OF_ONE = 5;

    private static final int LONGEST_REASON = 300;

    private final ProposalTable table;
    private final Revisions revisions;
    private final PlacementRules rules;
    private final Possessions possessions;
    private final Dashboards dashboards;
    private final Catalog catalog;
    private final Nudges nudges;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Ids ids;
    private final Clock clock;

    Proposals(
            ProposalTable table,
            Revisions revisions,
            PlacementRules rules,
            Possessions possessions,
            Dashboards dashboards,
            Catalog catalog,
            Nudges nudges,
            Audit audit,
            ApplicationEventPublisher news,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.revisions = revisions;
        this.rules = rules;
        this.possessions = possessions;
        this.dashboards = dashboards;
        this.catalog = catalog;
        this.nudges = nudges;
        this.audit = audit;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Proposes. Whoever proposes the same again, while the first waits, has proposed once. Of another integration's data nothing is
     * told to the person unless they have it; the integration does not learn whether they do.
     *
     * @param by the installation by which the integration knows the person
     * @throws ProblemException {@code not-found} when the person may not use the integration; {@code invalid-request};
     *     {@code too-many-proposals}
     */
    @Transactional
    UUID propose(InstallationId by, AccountId account, PlacementWish wish) {
        Possessions.Held held = possessions.of(account);
        Installation own = held.usable(by).orElseThrow(Proposals::notTheirs);
        Proposal proposal = read(own, account, wish, held);
        revisions.begin(account);
        List<Proposal> open = table.open(account);
        Optional<Proposal> same = open.stream().filter(proposal::isLike).findFirst();
        if (same.isPresent()) {
            return same.get().id();
        }
        long ofThis = open.stream()
                .filter(other -> other.integration().equals(own.integration()))
                .count();
        // what the person does not see takes nobody's room, but that of whoever proposed it
        long seen = open.stream()
                .filter(other -> held.usable(other.installation()).isPresent()
                        && other.shown(held).isPresent())
                .count();
        if (ofThis >= MOST_OF_ONE || seen >= MOST) {
            throw new ProblemException(
                    WidgetsProblem.TOO_MANY_PROPOSALS,
                    "Nothing was proposed. At most " + MOST_OF_ONE + " proposals of an integration, and " + MOST
                            + " of all, wait for a person's answer at once.");
        }
        table.insert(proposal);
        if (proposal.shown(held).isPresent()) {
            nudges.nudge(account, Nudges.DASHBOARD);
            news.publishEvent(new PlacementProposed(
                    proposal.id(), account, own.integration(), proposal.title(), proposal.reason()));
        }
        return proposal.id();
    }

    private Proposal read(Installation own, AccountId account, PlacementWish wish, Possessions.Held held) {
        var mistakes = new InvalidRequest();
        Optional<WidgetKind> kind = PlacementRules.kind(wish.widget(), "", mistakes);
        mistakes.text("/title", wish.title(), PlacementRules.LONGEST_TITLE);
        mistakes.text("/reason", wish.reason(), LONGEST_REASON);
        @Nullable IntegrationId source = source(own, wish, kind.orElse(null), mistakes);
        PlacementRules.Shown shown = kind.flatMap(known -> source == null || source.equals(own.integration())
                        ? rules.shown(known, own, held, "", mistakes)
                        : Optional.of(new PlacementRules.Shown(known, own, Area.Bounds.OF_THE_GRID, null)))
                .orElse(null);
        mistakes.orThrow();
        if (shown == null) {
            throw new IllegalStateException("what cannot be shown is a mistake");
        }
        var config = PlacementRules.config(shown, wish.config(), "/config", mistakes);
        var extent = PlacementRules.extent(wish.w(), wish.h(), shown.bounds(), "", mistakes);
        mistakes.orThrow();
        return new Proposal(
                ids.next(),
                account,
                own.integration(),
                own.id(),
                source,
                shown.kind(),
                String.valueOf(wish.title()).strip(),
                String.valueOf(wish.reason()).strip(),
                config,
                extent,
                ProposalState.OPEN,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Whose data it shows: the integration's own, or those of another one that everybody comes across. */
    private @Nullable IntegrationId source(
            Installation own, PlacementWish wish, @Nullable WidgetKind kind, InvalidRequest mistakes) {
        boolean named = wish.source() != null && !wish.source().isBlank();
        if (kind == WidgetKind.INTEGRATION) {
            if (named) {
                mistakes.error("/source", "does-not-fit", "An integration's own widget is named without a source.");
            }
            return null;
        }
        if (!named || own.name().value().equals(wish.source())) {
            return own.integration();
        }
        Optional<IntegrationId> other = slug(wish.source())
                .flatMap(catalog::find)
                .filter(Listing::listed)
                .filter(rules::bringsData)
                .map(Listing::id);
        if (other.isEmpty()) {
            mistakes.error(
                    "/source", "unknown", "There is no integration of this name in the marketplace that brings data.");
        }
        return other.orElse(null);
    }

    private static Optional<Slug> slug(@Nullable String text) {
        try {
            return Optional.of(Slug.of(String.valueOf(text)));
        } catch (ProblemException malformed) {
            return Optional.empty();
        }
    }

    /**
     * What became of a proposal, for who made it.
     *
     * @throws ProblemException {@code not-found} also for those of others
     */
    Proposal of(InstallationId by, AccountId account, UUID id) {
        return table.find(id, account)
                .filter(proposal -> proposal.installation().equals(by))
                .orElseThrow(Proposals::unknown);
    }

    /**
     * Places what was proposed. Does nothing when that was done already.
     *
     * @return the placement that it became
     * @throws ProblemException {@code not-found}, also for what is somebody else's, and for what cannot be shown to the person;
     *     {@code proposal-decided}; {@code dashboard-full}
     */
    @Transactional
    UUID accept(AccountId account, UUID id) {
        Proposal proposal = lock(account, id);
        if (proposal.state() == ProposalState.ACCEPTED) {
            return Objects.requireNonNull(proposal.placement(), "what was accepted was placed");
        }
        requireOpen(proposal);
        Possessions.Held held = possessions.of(account);
        Installation shown = held.usable(proposal.installation())
                .flatMap(by -> proposal.shown(held))
                .orElseThrow(Proposals::unknown);
        var wanted = new Dashboards.Wanted(
                new PlacementRules.Shown(proposal.kind(), shown, Area.Bounds.OF_THE_GRID, null),
                proposal.title(),
                proposal.config(),
                proposal.extent(),
                null);
        UUID placement = dashboards.put(account, List.of(wanted)).getFirst();
        table.decide(proposal, ProposalState.ACCEPTED, placement);
        record(proposal, "proposal.accepted");
        return placement;
    }

    /**
     * Says no. Does nothing when that was done already.
     *
     * @throws ProblemException {@code not-found}, also for what is somebody else's; {@code proposal-decided}
     */
    @Transactional
    void decline(AccountId account, UUID id) {
        Proposal proposal = lock(account, id);
        if (proposal.state() == ProposalState.DECLINED) {
            return;
        }
        requireOpen(proposal);
        table.decide(proposal, ProposalState.DECLINED, null);
        nudges.nudge(account, Nudges.DASHBOARD);
        record(proposal, "proposal.declined");
    }

    private Proposal lock(AccountId account, UUID id) {
        if (revisions.lock(account).isEmpty()) {
            throw unknown();
        }
        return table.find(id, account).orElseThrow(Proposals::unknown);
    }

    private static void requireOpen(Proposal proposal) {
        if (proposal.state() != ProposalState.OPEN) {
            throw new ProblemException(
                    WidgetsProblem.PROPOSAL_DECIDED,
                    "Nothing was changed. Somebody answered this proposal before, or it has expired.",
                    Map.of("state", proposal.state().word()));
        }
    }

    private void record(Proposal proposal, String action) {
        audit.record(new AuditEntry(
                proposal.account(),
                null,
                action,
                proposal.id().toString(),
                Map.of(
                        "integration", proposal.integration().toString(),
                        "installationId", proposal.installation().toString())));
    }

    private static ProblemException unknown() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is no proposal with this id.");
    }

    private static ProblemException notTheirs() {
        return new ProblemException(
                KernelProblem.NOT_FOUND, "This person does not have the integration at the moment.");
    }
}
