package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.SourcePulses;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks how the sources stand that pages follow, and whether the table has more of them than the stream told: what that missed comes
 * late, and not never.
 */
@Component
class SourceLook {

    private final Feeds feeds;
    private final SourcePulses pulses;
    private final Reach reach;
    private final Clock clock;
    private boolean regaining;

    SourceLook(Feeds feeds, SourcePulses pulses, Reach reach, Clock clock) {
        this.feeds = feeds;
        this.pulses = pulses;
        this.reach = reach;
        this.clock = clock;
    }

    /** Never called by two threads at once. */
    void look() {
        feeds.closeIdle();
        List<Feed> followed = List.copyOf(feeds.all());
        boolean there = reach.look();
        if (!there) {
            regaining = false;
            tell(followed, Map.of());
        }
        Map<IntegrationId, Pulse> found = pulses(followed);
        for (Feed feed : followed) {
            Pulse pulse = found.get(feed.source());
            if (pulse != null && feed.isBehind(pulse.end())) {
                feed.readOn();
            }
        }
        if (there && reach.lostAt() != null) {
            if (regaining) {
                reach.regained();
            }
            regaining = !regaining; // what was missed is on its way to the pages until the next look
        }
        if (there) {
            tell(followed, found);
        }
    }

    private Map<IntegrationId, Pulse> pulses(List<Feed> followed) {
        Set<IntegrationId> sources = new HashSet<>();
        List<InstallationId> single = new ArrayList<>();
        for (Feed feed : followed) {
            sources.add(feed.source());
            if (feed.perInstallation) {
                single.addAll(feed.installations());
            }
        }
        return pulses.of(sources, single);
    }

    private void tell(List<Feed> followed, Map<IntegrationId, Pulse> found) {
        Instant now = clock.instant();
        @Nullable Instant lostAt = reach.lostAt();
        for (Feed feed : followed) {
            Pulse pulse = found.get(feed.source());
            boolean known = lostAt != null || pulse == null || pulse.perInstallation() == feed.perInstallation;
            if (pulse != null) {
                feed.perInstallation = pulse.perInstallation();
            }
            if (known) {
                for (Line line : feed.lines()) {
                    line.page().stand(line, SourceState.of(pulse, line.installation(), lostAt, now));
                }
            }
        }
    }
}
