package dev.patchbay.live;

import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.SourcePulses;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How sources stand for those who have them, by the same rules as on pages that follow them. */
@Component
public class LiveStates {

    private final SourcePulses pulses;
    private final Reach reach;
    private final Clock clock;

    LiveStates(SourcePulses pulses, Reach reach, Clock clock) {
        this.pulses = pulses;
        this.reach = reach;
        this.clock = clock;
    }

    /**
     * Of each of these installations, by a few statements however many they are; who may use them is not asked here.
     *
     * @return an entry for each: what is no source, or has said nothing yet, is {@link SourceState.Kind#STALE} since null
     */
    public Map<InstallationId, SourceState> of(Collection<Installation> installations) {
        Map<IntegrationId, Pulse> found = pulses(installations);
        Map<InstallationId, SourceState> states = new HashMap<>();
        for (Installation installation : installations) {
            states.put(installation.id(), of(found, installation, reach.lostAt()));
        }
        return states;
    }

    Map<IntegrationId, Pulse> pulses(Collection<Installation> installations) {
        Set<IntegrationId> sources =
                installations.stream().map(Installation::integration).collect(Collectors.toSet());
        return pulses.of(sources, installations.stream().map(Installation::id).collect(Collectors.toSet()));
    }

    /** Of what a feed follows. */
    SourceState of(Map<IntegrationId, Pulse> found, Installation installation, Feed feed) {
        Instant lostAt = feed.lostAt();
        return of(found, installation, lostAt == null ? reach.lostAt() : lostAt);
    }

    private SourceState of(Map<IntegrationId, Pulse> found, Installation installation, @Nullable Instant lostAt) {
        return SourceState.of(found.get(installation.integration()), installation.id(), lostAt, clock.instant());
    }
}
