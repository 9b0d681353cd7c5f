package dev.patchbay.alarms;

import dev.patchbay.broker.BrokerStanding;
import dev.patchbay.broker.BrokerWatch;
import dev.patchbay.broker.TopicDepths;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.changes.SlotStanding;
import dev.patchbay.changes.Slots;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.pipeline.SourceBoard;
import dev.patchbay.pipeline.SourceFare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Looks for what goes wrong at this moment. */
@Component
class Lookout {

    static final String BROKER = "broker";

    /** What was measured before that says nothing of now: another node may have measured since. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final BrokerWatch broker;
    private final Slots slots;
    private final SourceBoard sources;
    private final Catalog catalog;
    private final AlarmSettings settings;

    Lookout(BrokerWatch broker, Slots slots, SourceBoard sources, Catalog catalog, AlarmSettings settings) {
        this.broker = broker;
        this.slots = slots;
        this.sources = sources;
        this.catalog = catalog;
        this.settings = settings;
    }

    /**
     * What is seen.
     *
     * @param unseen kinds that cannot be judged at the moment: they stay as they were
     */
    record Sight(List<Alarm> found, Set<AlarmKind> unseen) {

        boolean sees(AlarmKind kind) {
            return !unseen.contains(kind);
        }
    }

    Sight look(Instant now) {
        List<Alarm> found = new ArrayList<>();
        Set<AlarmKind> unseen = EnumSet.noneOf(AlarmKind.class);
        BrokerStanding standing = broker.standing();
        if (!standing.off() && !standing.available()) {
            found.add(new Alarm(AlarmKind.BROKER_AWAY, BROKER, now, Map.of()));
            unseen.add(AlarmKind.SOURCE_BEHIND);
            unseen.add(AlarmKind.SLOT_STANDS);
        } else if (!standing.off() && !isFresh(standing, now)) {
            unseen.add(AlarmKind.SOURCE_BEHIND);
        } else {
            behind(standing, now).forEach(found::add);
        }
        if (!standing.off()) {
            slots.standings().forEach(slot -> found.addAll(of(slot, now)));
        }
        for (SourceFare fare : sources.all(now.minus(Duration.ofHours(1)))) {
            SourceState state = SourceState.of(fare, null, Long.MAX_VALUE);
            if (state == SourceState.FAILING) {
                found.add(new Alarm(
                        AlarmKind.SOURCE_FAILING,
                        fare.source().toString(),
                        now,
                        Map.of("count", Integer.toString(fare.failures()))));
            }
            if (fare.muchRejected()) {
                found.add(new Alarm(
                        AlarmKind.SOURCE_REJECTED,
                        fare.source().toString(),
                        now,
                        Map.of("count", Long.toString(fare.lately().rejected()))));
            }
        }
        found.removeIf(alarm -> unseen.contains(alarm.kind()));
        return new Sight(List.copyOf(found), unseen);
    }

    private static boolean isFresh(BrokerStanding standing, Instant now) {
        Instant measured = standing.measuredAt();
        return measured != null && measured.isAfter(now.minus(FRESH));
    }

    private List<Alarm> of(SlotStanding slot, Instant now) {
        List<Alarm> found = new ArrayList<>();
        if (!slot.running() || slot.lag().compareTo(settings.slotStands()) > 0) {
            found.add(new Alarm(AlarmKind.SLOT_STANDS, slot.slot(), now, Map.of()));
        }
        if (slot.retainedBytes() >= settings.slotRetains().toBytes()) {
            found.add(new Alarm(
                    AlarmKind.SLOT_RETAINS,
                    slot.slot(),
                    now,
                    Map.of(
                            "megabytes",
                            Long.toString(DataSize.ofBytes(slot.retainedBytes()).toMegabytes()))));
        }
        return found;
    }

    private List<Alarm> behind(BrokerStanding standing, Instant now) {
        List<Alarm> found = new ArrayList<>();
        TopicDepths.of(standing.depths()).forEach((name, depths) -> {
            if (depths.dataBehind() >= settings.behindRecords()) {
                id(name).ifPresent(id -> found.add(new Alarm(
                        AlarmKind.SOURCE_BEHIND,
                        id.toString(),
                        now,
                        Map.of("count", Long.toString(depths.dataBehind())))));
            }
        });
        return found;
    }

    private Optional<IntegrationId> id(Slug name) {
        return catalog.find(name).map(Listing::id);
    }
}
