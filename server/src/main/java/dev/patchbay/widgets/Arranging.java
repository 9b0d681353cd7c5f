package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moving and resizing what is on a dashboard. */
@Service
class Arranging {

    private final Revisions revisions;
    private final PlacementTable placements;
    private final Dashboards dashboards;
    private final Possessions possessions;
    private final Frames frames;

    Arranging(
            Revisions revisions,
            PlacementTable placements,
            Dashboards dashboards,
            Possessions possessions,
            Frames frames) {
        this.revisions = revisions;
        this.placements = placements;
        this.dashboards = dashboards;
        this.possessions = possessions;
        this.frames = frames;
    }

    /** Where something should stand, and how large it should be. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            @Nullable String id,
            @Nullable Long x,
            @Nullable Long y,
            @Nullable Long w,
            @Nullable Long h) {}

    /**
     * Moves what is named; the rest stays where it is. Sizes are brought within their bounds.
     *
     * @param revision the one that was read
     * @return false when somebody moved, placed or removed something since then: nothing was changed
     * @throws dev.patchbay.kernel.ProblemException {@code invalid-request} with every mistake
     */
    @Transactional
    boolean arrange(AccountId account, long revision, List<Place> places) {
        Revisions.Revision now = revisions.lock(account).orElse(Revisions.Revision.NONE);
        if (revision < now.moved() || revision > now.number()) {
            return false;
        }
        Map<UUID, Placement> there = new HashMap<>();
        placements.of(account).forEach(placement -> there.put(placement.id(), placement));
        List<Placement> moved = read(account, places, there);
        moved.removeIf(placement -> placement.equals(there.get(placement.id())));
        if (!moved.isEmpty()) {
            moved.forEach(placements::save);
            dashboards.changed(account, true);
        }
        return true;
    }

    private List<Placement> read(AccountId account, List<Place> places, Map<UUID, Placement> there) {
        var mistakes = new InvalidRequest();
        var sizes = new Sizes(account, there.values());
        Map<UUID, Area> areas = new HashMap<>();
        List<Placement> moved = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            String at = "/places/" + i;
            Placement placement = PlacementRules.uuid(place.id)
                    .flatMap(known -> Optional.ofNullable(there.get(known)))
                    .orElse(null);
            if (placement == null) {
                mistakes.error(at + "/id", "unknown", "There is no widget with this id on your dashboard.");
            } else if (areas.containsKey(placement.id())) {
                mistakes.error(at + "/id", "twice", "This widget is named twice.");
            } else {
                Area area = area(place, placement, sizes, at, mistakes);
                areas.put(placement.id(), area);
                moved.add(placement.at(area));
            }
        }
        mistakes.orThrow();
        there.values().forEach(placement -> areas.putIfAbsent(placement.id(), placement.area()));
        requireApart(moved, areas);
        return moved;
    }

    /** A size that is not changed stays, even if the widget would by now like to be larger. */
    private static Area area(Place place, Placement placement, Sizes sizes, String at, InvalidRequest mistakes) {
        long x = PlacementRules.number(place.x, at + "/x", mistakes);
        long y = PlacementRules.number(place.y, at + "/y", mistakes);
        long w = PlacementRules.number(place.w, at + "/w", mistakes);
        long h = PlacementRules.number(place.h, at + "/h", mistakes);
        Area before = placement.area();
        Area.Extent extent = w == before.w() && h == before.h()
                ? new Area.Extent(before.w(), before.h())
                : Area.Extent.clamped(w, h, sizes.of(placement));
        return Area.clamped(x, y, extent);
    }

    /** Named in the order of the request, which is that of {@code moved}. */
    private static void requireApart(List<Placement> moved, Map<UUID, Area> areas) {
        var mistakes = new InvalidRequest();
        for (int i = 0; i < moved.size(); i++) {
            Placement placement = moved.get(i);
            List<UUID> later = moved.subList(i + 1, moved.size()).stream()
                    .map(Placement::id)
                    .toList();
            boolean apart = areas.entrySet().stream()
                    .filter(other -> !other.getKey().equals(placement.id()) && !later.contains(other.getKey()))
                    .noneMatch(other -> other.getValue().overlaps(placement.area()));
            if (!apart) {
                mistakes.error("/places/" + i, "overlaps", "It would stand on another widget.");
            }
        }
        mistakes.orThrow();
    }

    /** How large each may be. What a person has is asked only where it matters, and then of all at once. */
    private final class Sizes {

        private final AccountId account;
        private final Collection<Placement> there;
        private @Nullable Map<InstallationId, Frames.Seen> framed;

        Sizes(AccountId account, Collection<Placement> there) {
            this.account = account;
            this.there = there;
        }

        Area.Bounds of(Placement placement) {
            if (placement.kind().isBuiltIn()) {
                return Area.Bounds.OF_THE_GRID;
            }
            if (framed == null) {
                framed = frames.of(usable());
            }
            return Optional.ofNullable(framed.get(placement.installation()))
                    .flatMap(seen -> Optional.ofNullable(seen.frame()))
                    .map(Area.Bounds::of)
                    .orElse(Area.Bounds.OF_THE_GRID);
        }

        private Set<Installation> usable() {
            Possessions.Held held = possessions.of(account);
            return there.stream()
                    .filter(placement -> !placement.kind().isBuiltIn())
                    .flatMap(placement -> held.usable(placement.installation()).stream())
                    .collect(Collectors.toSet());
        }
    }
}
