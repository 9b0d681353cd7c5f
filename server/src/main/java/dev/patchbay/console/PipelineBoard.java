package dev.patchbay.console;

import dev.patchbay.alarms.Alarm;
import dev.patchbay.alarms.Alarms;
import dev.patchbay.alarms.SourceState;
import dev.patchbay.alarms.SourceStates;
import dev.patchbay.broker.BrokerStanding;
import dev.patchbay.broker.BrokerWatch;
import dev.patchbay.broker.TopicDepths;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.changes.Slots;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.Slug;
import dev.patchbay.pipeline.SourceBoard;
import dev.patchbay.pipeline.SourceFare;
import dev.patchbay.pipeline.SourceStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together how events and data flow. All sources are read at most every few seconds, however many operators look. */
@Component
class PipelineBoard {

    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int MOST_LAGS = 50;
    private static final Comparator<Known> WORST_FIRST = Comparator.comparing(Known::state)
            .thenComparingLong(known -> -known.weight())
            .thenComparing(known -> known.listing.displayName().toLowerCase(Locale.ROOT))
            .thenComparing(known -> known.listing.name().value());

    private final BrokerWatch broker;
    private final Slots slots;
    private final SourceBoard sources;
    private final SourceStates states;
    private final SourceStatistics statistics;
    private final Alarms alarms;
    private final Catalog catalog;
    private final Clock clock;
    private @Nullable Read last;

    PipelineBoard(
            BrokerWatch broker,
            Slots slots,
            SourceBoard sources,
            SourceStates states,
            SourceStatistics statistics,
            Alarms alarms,
            Catalog catalog,
            Clock clock) {
        this.broker = broker;
        this.slots = slots;
        this.sources = sources;
        this.states = states;
        this.statistics = statistics;
        this.alarms = alarms;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** All sources as they were a moment ago, the worst first. */
    private record Read(Instant at, List<Known> sources) {}

    private record Known(
            Listing listing,
            SourceFare fare,
            SourceState state,
            @Nullable TopicDepths depths) {

        /** How bad it is among those of the same state. */
        private long weight() {
            return switch (state) {
                case FAILING -> fare.failures();
                case BEHIND -> depths == null ? 0 : depths.dataBehind();
                case REJECTED -> fare.lately().rejected();
                case SCHEMA_REFUSED, WELL, RESTING -> 0;
            };
        }

        private boolean named(String q) {
            String sought = q.toLowerCase(Locale.ROOT);
            return listing.displayName().toLowerCase(Locale.ROOT).contains(sought)
                    || listing.name().value().contains(sought);
        }

        private PipelineSource shown() {
            return PipelineSource.of(listing, fare, state, depths);
        }
    }

    PipelineOverview overview(int days) {
        BrokerStanding standing = broker.standing();
        List<PipelineOverview.ReaderLag> lags = lags(standing);
        List<Known> known = known();
        return new PipelineOverview(
                PipelineOverview.BrokerHealth.of(standing),
                alarms.raised().stream().map(this::shown).toList(),
                standing.off()
                        ? List.of()
                        : slots.standings().stream()
                                .map(PipelineOverview.SlotHealth::of)
                                .toList(),
                lags.stream().limit(MOST_LAGS).toList(),
                Math.max(0, lags.size() - MOST_LAGS),
                TopicDepths.of(standing.depths()).values().stream()
                        .mapToLong(TopicDepths::dead)
                        .sum(),
                known.size(),
                (int) known.stream()
                        .filter(each -> each.state.compareTo(SourceState.WELL) < 0)
                        .count(),
                sources.hours(since(days)));
    }

    /** Those whose name has these letters, the worst first. */
    Page<PipelineSource> sources(String q, int from, int limit) {
        List<PipelineSource> oneMore = known().stream()
                .filter(known -> known.named(q))
                .skip(from)
                .limit(limit + 1L)
                .map(Known::shown)
                .toList();
        return Page.of(oneMore, limit, row -> Cursor.after(from + limit));
    }

    Optional<PipelineSourceDetail> source(String name, int days) {
        return known().stream()
                .filter(known -> known.listing.name().value().equals(name))
                .findFirst()
                .map(known -> detail(known, since(days)));
    }

    private PipelineSourceDetail detail(Known known, Instant since) {
        IntegrationId id = known.listing.id();
        return new PipelineSourceDetail(
                known.shown(),
                statistics.hours(id, since),
                broker.hours(known.listing.name(), since).stream()
                        .map(PipelineSourceDetail.PipelineDepth::of)
                        .toList());
    }

    private synchronized List<Known> known() {
        Instant now = clock.instant();
        Read read = last;
        if (read == null || now.isAfter(read.at.plus(FRESH)) || now.isBefore(read.at)) {
            read = new Read(now, readAll(now));
            last = read;
        }
        return read.sources;
    }

    private List<Known> readAll(Instant now) {
        Map<Slug, TopicDepths> depths = TopicDepths.of(broker.standing().depths());
        Map<IntegrationId, SourceFare> fares = sources.all(now.minus(Duration.ofDays(1))).stream()
                .collect(Collectors.toMap(SourceFare::source, fare -> fare));
        return catalog.find(fares.keySet()).stream()
                .map(listing -> {
                    TopicDepths own = depths.get(listing.name());
                    return Optional.ofNullable(fares.get(listing.id()))
                            .map(fare -> new Known(listing, fare, states.of(fare, own), own));
                })
                .flatMap(Optional::stream)
                .sorted(WORST_FIRST)
                .toList();
    }

    private List<PipelineOverview.ReaderLag> lags(BrokerStanding standing) {
        Map<Slug, String> names = new HashMap<>();
        return standing.depths().entrySet().stream()
                .flatMap(topic -> topic.getValue().behind().entrySet().stream()
                        .map(reader -> new PipelineOverview.ReaderLag(
                                topic.getKey().integration().value(),
                                names.computeIfAbsent(topic.getKey().integration(), this::displayName),
                                topic.getKey().kind().name().toLowerCase(Locale.ROOT),
                                reader.getKey(),
                                reader.getValue())))
                .sorted(Comparator.comparingLong((PipelineOverview.ReaderLag lag) -> -lag.behind())
                        .thenComparing(PipelineOverview.ReaderLag::displayName)
                        .thenComparing(PipelineOverview.ReaderLag::group))
                .toList();
    }

    private String displayName(Slug integration) {
        return catalog.find(integration).map(Listing::displayName).orElse(integration.value());
    }

    private PipelineOverview.PipelineAlarm shown(Alarm alarm) {
        Optional<Listing> listing = alarm.integration()
                .flatMap(id -> catalog.find(List.of(id)).stream().findFirst());
        return new PipelineOverview.PipelineAlarm(
                alarm.kind().word(),
                switch (alarm.kind()) {
                    case SLOT_STANDS, SLOT_RETAINS -> alarm.subject();
                    case BROKER_AWAY, SOURCE_FAILING, SOURCE_BEHIND, SOURCE_REJECTED -> null;
                },
                listing.map(found -> found.name().value()).orElse(null),
                listing.map(Listing::displayName).orElse(null),
                alarm.since());
    }

    private Instant since(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
