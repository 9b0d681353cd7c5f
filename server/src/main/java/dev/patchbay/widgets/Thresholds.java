package dev.patchbay.widgets;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.NewestNumbers;
import dev.patchbay.pipeline.NewestNumbers.Wanted;
import dev.patchbay.pipeline.SchemaVersion;
import dev.patchbay.pipeline.Sources;
import dev.patchbay.widgets.CrossingTable.Crossing;
import dev.patchbay.widgets.Looking.Seen;
import dev.patchbay.widgets.Looking.Sight;
import dev.patchbay.widgets.ThresholdsCrossed.Crossed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells people that a number went beyond its threshold: when it does, and again only when it has come back in between. */
@Component
class Thresholds {

    /** A number that trembles around its threshold is told so often at most, each way. */
    static final Duration APART = Duration.ofMinutes(10);

    private final Looking looking;
    private final CrossingTable crossings;
    private final NewestNumbers newest;
    private final Sources sources;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Thresholds(
            Looking looking,
            CrossingTable crossings,
            NewestNumbers newest,
            Sources sources,
            ApplicationEventPublisher news,
            Clock clock) {
        this.looking = looking;
        this.crossings = crossings;
        this.newest = newest;
        this.sources = sources;
        this.news = news;
        this.clock = clock;
    }

    private record Beyond(Sight sight, Watched watched, Side side, double number) {}

    /** Notes where numbers stand that are looked at from now on: nobody is told of what is beyond already. In the caller's transaction. */
    void begin(List<Placement> placements) {
        List<Placement> watched = placements.stream()
                .filter(placement -> Watched.of(placement).isPresent())
                .toList();
        if (!watched.isEmpty()) {
            crossings.forget(watched.stream().map(Placement::id).toList());
            judge(looking.at(watched));
        }
    }

    /** Looks which numbers went beyond, of those that are known at the moment, and tells it; in the caller's transaction. */
    void judge(Seen seen) {
        List<Sight> numbers = seen.sights().stream()
                .filter(sight -> Watched.of(sight.placement()).isPresent())
                .toList();
        if (numbers.isEmpty()) {
            return;
        }
        Map<UUID, Crossing> before = crossings.of(
                numbers.stream().map(sight -> sight.placement().id()).toList());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Crossing> changed = new ArrayList<>();
        List<Beyond> told = new ArrayList<>();
        for (Sight sight : numbers) {
            Double number = seen.number(sight, sight.wanted().getFirst());
            if (number != null) {
                Watched watched = Watched.of(sight.placement()).orElseThrow();
                Side side = watched.side(number);
                Crossing known = before.get(sight.placement().id());
                boolean news = known != null
                        && known.watched().equals(watched.text())
                        && known.side() != side
                        && side != Side.WITHIN
                        && !known.toldSince(side, now.minus(APART));
                Crossing after = after(known, sight, watched, side);
                if (news) {
                    told.add(new Beyond(sight, watched, side, number));
                    after = after.told(now);
                }
                if (!after.equals(known)) {
                    changed.add(after);
                }
            }
        }
        crossings.save(changed);
        tell(told);
    }

    private static Crossing after(@Nullable Crossing known, Sight sight, Watched watched, Side side) {
        String text = watched.text();
        return known == null || !known.watched().equals(text)
                ? new Crossing(sight.placement().id(), text, side, null, null)
                : new Crossing(known.placement(), text, side, known.told(), known.toldAt());
    }

    private void tell(List<Beyond> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<IntegrationId, JsonNode> schemas = new HashMap<>();
        Map<IntegrationId, SchemaVersion> inUse = sources.schemasInUse(told.stream()
                .map(beyond -> beyond.sight.installation().integration())
                .collect(Collectors.toSet()));
        inUse.forEach(
                (source, schema) -> schemas.put(source, JsonMapper.shared().readTree(schema.definition())));
        Map<Wanted, JsonNode> records = newest.records(
                told.stream().map(beyond -> beyond.sight.wanted().getFirst()).collect(Collectors.toSet()));
        news.publishEvent(new ThresholdsCrossed(told.stream()
                .map(beyond -> crossed(
                        beyond,
                        SourceFields.of(schemas.get(beyond.sight.installation().integration())),
                        records.get(beyond.sight.wanted().getFirst())))
                .toList()));
    }

    private static Crossed crossed(Beyond beyond, SourceFields fields, @Nullable JsonNode record) {
        Placement placement = beyond.sight.placement();
        JsonNode unit = placement.config().path("unit");
        JsonNode decimals = placement.config().path("decimals");
        return new Crossed(
                placement.account(),
                beyond.sight.installation().integration(),
                placement.title(),
                fields.words(beyond.watched.record(), beyond.watched.field()),
                beyond.side,
                beyond.number,
                beyond.watched.bound(beyond.side),
                unit.isString() ? unit.asString() : fields.unit(beyond.watched.field(), record),
                decimals.isIntegralNumber() ? Integer.valueOf(decimals.asInt()) : null);
    }
}
