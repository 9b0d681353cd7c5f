package dev.patchbay.widgets;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.live.Nudges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people place on their dashboards, set up, and remove. Changes of one dashboard follow one another. */
@Service
class Dashboards {

    static final int MOST = 50;

    /** How long something that was removed can be brought back. */
    static final Duration UNDO_FOR = Duration.ofHours(24);

    private final Revisions revisions;
    private final PlacementTable placements;
    private final PlacementRules rules;
    private final Possessions possessions;
    private final Nudges nudges;
    private final Thresholds thresholds;
    private final Ids ids;
    private final Clock clock;

    Dashboards(
            Revisions revisions,
            PlacementTable placements,
            PlacementRules rules,
            Possessions possessions,
            Nudges nudges,
            Thresholds thresholds,
            Ids ids,
            Clock clock) {
        this.revisions = revisions;
        this.placements = placements;
        this.rules = rules;
        this.possessions = possessions;
        this.nudges = nudges;
        this.thresholds = thresholds;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Something that fits.
     *
     * @param spot where it should stand; null for the first free place
     */
    record Wanted(
            PlacementRules.Shown shown,
            @Nullable String title,
            ObjectNode config,
            Area.Extent extent,
            @Nullable Area spot) {}

    /**
     * Places all of them or none. Where a place is taken, the first free one is taken instead.
     *
     * @return the new placements, in the order of the wishes
     * @throws ProblemException {@code invalid-request} with every mistake; {@code dashboard-full}
     */
    @Transactional
    List<UUID> place(AccountId account, List<NewPlacement> wishes) {
        List<Wanted> wanted = read(wishes, possessions.of(account));
        revisions.begin(account);
        return put(account, wanted);
    }

    private List<Wanted> read(List<NewPlacement> wishes, Possessions.Held held) {
        var mistakes = new InvalidRequest();
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            read(wishes.get(i), held, "/placements/" + i, mistakes).ifPresent(wanted::add);
        }
        mistakes.orThrow();
        return wanted;
    }

    private Optional<Wanted> read(NewPlacement wish, Possessions.Held held, String at, InvalidRequest mistakes) {
        Optional<WidgetKind> kind = PlacementRules.kind(wish.widget(), at, mistakes);
        @Nullable String title = PlacementRules.title(wish.title(), at, mistakes);
        return PlacementRules.installation(wish.installation(), held, at, mistakes)
                .flatMap(installation -> kind.flatMap(known -> rules.shown(known, installation, held, at, mistakes)))
                .map(shown -> {
                    Area.Extent extent = PlacementRules.extent(wish.w(), wish.h(), shown.bounds(), at, mistakes);
                    return new Wanted(
                            shown,
                            title,
                            PlacementRules.config(shown, wish.config(), at + "/config", mistakes),
                            extent,
                            wish.x() == null || wish.y() == null ? null : Area.clamped(wish.x(), wish.y(), extent));
                });
    }

    /**
     * Places what was checked, on a dashboard that is locked.
     *
     * @return the new placements, in this order
     */
    List<UUID> put(AccountId account, List<Wanted> wanted) {
        List<Area> taken = taken(account);
        requireRoom(taken.size() + wanted.size());
        List<Placement> put = new ArrayList<>();
        for (Wanted one : wanted) {
            var placement = new Placement(
                    ids.next(),
                    account,
                    one.shown.kind(),
                    one.shown.installation().id(),
                    one.title,
                    one.config,
                    spot(one.spot, one.extent, taken),
                    now());
            placements.insert(placement);
            taken.add(placement.area());
            put.add(placement);
        }
        thresholds.begin(put);
        changed(account, true);
        return put.stream().map(Placement::id).toList();
    }

    /**
     * Calls it something else, or sets it up anew.
     *
     * @param title empty for the name of the integration; null to leave it as it is
     * @param config null to leave it as it is
     * @throws ProblemException {@code not-found}, also for what is somebody else's; {@code invalid-request}
     */
    @Transactional
    void change(AccountId account, UUID id, @Nullable String title, @Nullable JsonNode config) {
        Placement before = require(account, id);
        var mistakes = new InvalidRequest();
        @Nullable String called = title == null ? before.title() : PlacementRules.title(title, "", mistakes);
        ObjectNode configured =
                config == null || config.isNull() ? before.config() : configured(before, config, mistakes);
        mistakes.orThrow();
        Placement after = before.saying(called, configured);
        if (!after.equals(before)) {
            placements.save(after);
            if (!Watched.of(after).equals(Watched.of(before))) {
                thresholds.begin(List.of(after));
            }
            changed(account, false);
        }
    }

    private ObjectNode configured(Placement placement, JsonNode config, InvalidRequest mistakes) {
        Possessions.Held held = possessions.of(placement.account());
        return held.usable(placement.installation())
                .map(installation ->
                        PlacementRules.config(rules.shown(placement, installation, held), config, "/config", mistakes))
                .orElseGet(() -> {
                    mistakes.error("/config", "unavailable", "It cannot be set up while you may not use it.");
                    return placement.config();
                });
    }

    /** Removes it; for a day it can be brought back. Does nothing when that was done already. */
    @Transactional
    void remove(AccountId account, UUID id) {
        boolean locked = revisions.lock(account).isPresent();
        Optional<Placement> placement = locked ? placements.find(id, account) : Optional.empty();
        if (placement.isEmpty() && removed(account, id).isEmpty()) {
            throw unknown();
        }
        placement.ifPresent(found -> {
            placements.remove(found, now());
            changed(account, true);
        });
    }

    /**
     * Brings back what was removed, to where it stood if that is free. Does nothing when it is there already.
     *
     * @throws ProblemException {@code not-found}; {@code dashboard-full}
     */
    @Transactional
    void restore(AccountId account, UUID id) {
        boolean locked = revisions.lock(account).isPresent();
        if (locked && placements.find(id, account).isPresent()) {
            return;
        }
        Placement removed = removed(account, id).orElseThrow(Dashboards::unknown);
        List<Area> taken = taken(account);
        requireRoom(taken.size() + 1);
        var extent = new Area.Extent(removed.area().w(), removed.area().h());
        Placement restored = removed.at(spot(removed.area(), extent, taken));
        placements.save(restored);
        thresholds.begin(List.of(restored));
        changed(account, true);
    }

    private Optional<Placement> removed(AccountId account, UUID id) {
        return placements.findRemoved(id, account, clock.instant().minus(UNDO_FOR));
    }

    /** The placement, on a dashboard that nobody else changes until the transaction ends. */
    Placement require(AccountId account, UUID id) {
        if (revisions.lock(account).isEmpty()) {
            throw unknown();
        }
        return placements.find(id, account).orElseThrow(Dashboards::unknown);
    }

    /**
     * An integration's own widget, as it stands on one's own dashboard.
     *
     * @throws ProblemException {@code not-found}: whose it is otherwise, nobody learns
     */
    Placement framed(AccountId account, String id) {
        return PlacementRules.uuid(id)
                .flatMap(known -> placements.find(known, account))
                .filter(found -> found.kind() == WidgetKind.INTEGRATION)
                .orElseThrow(Dashboards::unknown);
    }

    private static Area spot(@Nullable Area wanted, Area.Extent extent, List<Area> taken) {
        return Optional.ofNullable(wanted)
                .filter(area -> area.isFreeAmong(taken))
                .or(() -> Area.firstFree(taken, extent))
                .orElseThrow(() -> full("Move something: there is no place left that is large enough."));
    }

    private List<Area> taken(AccountId account) {
        return new ArrayList<>(
                placements.of(account).stream().map(Placement::area).toList());
    }

    private static void requireRoom(int number) {
        if (number > MOST) {
            throw full("A dashboard has at most " + MOST + " widgets. Remove one before.");
        }
    }

    /** Counts a change, and has open pages fetch it. */
    void changed(AccountId account, boolean moved) {
        revisions.raise(account, moved);
        nudges.nudge(account, Nudges.DASHBOARD);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException full(String what) {
        return new ProblemException(WidgetsProblem.DASHBOARD_FULL, "Nothing was placed. " + what);
    }

    static ProblemException unknown() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is no widget with this id on your dashboard.");
    }
}
