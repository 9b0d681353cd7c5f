package dev.patchbay.broker;

import dev.patchbay.kernel.Slug;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the broker fares, for those who look after it. It is measured now and then, so that whoever looks never waits for it. */
@Component
public class BrokerWatch {

    /** What was measured before that belongs to a minute that was kept. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KafkaSite site;
    private final KafkaClients clients;
    private final BrokerState state;
    private final ClientRows rows;
    private final BrokerSettings settings;
    private final DepthHours hours;
    private final @Nullable BrokerMeters meters;
    private final Clock clock;
    private volatile Measured measured = new Measured(null, Map.of(), null, 0);

    BrokerWatch(
            KafkaSite site,
            KafkaClients clients,
            BrokerState state,
            ClientRows rows,
            BrokerSettings settings,
            DepthHours hours,
            ObjectProvider<MeterRegistry> registries,
            Clock clock) {
        this.site = site;
        this.clients = clients;
        this.state = state;
        this.rows = rows;
        this.settings = settings;
        this.hours = hours;
        this.clock = clock;
        MeterRegistry registry = registries.getIfAvailable();
        this.meters = registry == null ? null : new BrokerMeters(registry, this);
    }

    private record Measured(
            @Nullable Instant at,
            Map<Topic, Depth> depths,
            @Nullable Long disk,
            int integrations) {}

    /** How it fares; without asking it. */
    public BrokerStanding standing() {
        Measured last = measured;
        BrokerState.Answering answering = state.answering();
        return new BrokerStanding(
                settings.mode().word(),
                answering.available(),
                answering.since(),
                site.address().orElse(null),
                last.integrations * Topic.Kind.values().length * settings.partitions(),
                settings.mode() == BrokerSettings.Mode.EMBEDDED ? KafkaBroker.MOST_PARTITIONS : null,
                last.disk,
                site.memory().orElse(null),
                last.at,
                last.depths);
    }

    /** How deep an integration's topics were when they were measured last; none where it has none. */
    public Optional<TopicDepths> depths(Slug integration) {
        Map<Topic, Depth> own = new HashMap<>(measured.depths);
        own.keySet().removeIf(topic -> !topic.integration().equals(integration));
        return Optional.ofNullable(TopicDepths.of(own).get(integration));
    }

    /** The hours in which anything waited in an integration's topics, the oldest first; 30 days at most. */
    public List<DepthHour> hours(Slug integration, Instant since) {
        return hours.since(integration, since);
    }

    /**
     * Measures how deep the topics are. One after the other: what was measured later is what is known.
     *
     * @throws BrokerUnavailable when it does not answer, after some ten seconds each for a few questions
     */
    synchronized void measure() {
        if (settings.mode() == BrokerSettings.Mode.OFF) {
            return;
        }
        List<Slug> integrations = rows.all().stream()
                .filter(wanted -> !wanted.removed())
                .map(ClientRows.Wanted::integration)
                .toList();
        if (!state.available()) {
            measured = new Measured(measured.at, measured.depths, measured.disk, integrations.size());
            return;
        }
        List<Topic> topics = integrations.stream()
                .flatMap(integration -> Arrays.stream(Topic.Kind.values()).map(kind -> new Topic(integration, kind)))
                .toList();
        Map<Topic, Depth> depths = new Depths(clients).of(topics);
        measured = new Measured(clock.instant(), depths, DiskUse.of(clients.admin()), integrations.size());
        if (meters != null) {
            meters.tell(depths);
        }
    }

    /** Keeps what was measured, if it was a moment ago. */
    void keep() {
        Measured last = measured;
        if (last.at != null && last.at.isAfter(clock.instant().minus(FRESH)) && state.available()) {
            hours.keep(TopicDepths.of(last.depths));
        }
        hours.forgetOld();
    }
}
