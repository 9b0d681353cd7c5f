package dev.patchbay.widgets;

import dev.patchbay.installs.InstalledVersion;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts on how many dashboards the widgets of versions stand. */
@Component
class BundlePlaces {

    /** Of one integration; whoever decides about a bundle need not know more exactly how many there are beyond. */
    private static final int MOST = 1_000;

    private final Installs installs;
    private final PlacementTable placements;

    BundlePlaces(Installs installs, PlacementTable placements) {
        this.installs = installs;
        this.placements = placements;
    }

    private record Version(IntegrationId integration, String number) {}

    /** As they were counted. */
    record Counted(Map<Version, Long> places, Set<IntegrationId> uncounted) {

        long of(IntegrationId integration, String version) {
            return places.getOrDefault(new Version(integration, version), 0L);
        }

        /** Whether it has more installations than were looked at. */
        boolean more(IntegrationId integration) {
            return uncounted.contains(integration);
        }
    }

    /** Of all versions of these. */
    Counted of(Collection<IntegrationId> integrations) {
        List<InstalledVersion> versions = installs.versions(integrations, MOST + 1);
        Map<IntegrationId, Integer> seen = new HashMap<>();
        versions.forEach(one -> seen.merge(one.integration(), 1, Integer::sum));
        Map<InstallationId, Long> placed = placements.framesOf(
                versions.stream().map(InstalledVersion::installation).toList());
        Map<Version, Long> places = new HashMap<>();
        versions.forEach(one -> places.merge(
                new Version(one.integration(), one.version()), placed.getOrDefault(one.installation(), 0L), Long::sum));
        Set<IntegrationId> uncounted = new HashSet<>();
        seen.forEach((integration, count) -> {
            if (count > MOST) {
                uncounted.add(integration);
            }
        });
        return new Counted(places, uncounted);
    }
}
