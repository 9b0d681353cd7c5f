package dev.patchbay.widgets;

import dev.patchbay.installs.Admission;
import dev.patchbay.installs.Admission.Use;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.NewestNumbers;
import dev.patchbay.pipeline.NewestNumbers.Found;
import dev.patchbay.pipeline.NewestNumbers.Reader;
import dev.patchbay.pipeline.NewestNumbers.Wanted;
import dev.patchbay.pipeline.SourcePulses;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What numbers with a threshold and lines say at this moment, of many at once, to those who may see it now. */
@Component
class Looking {

    /** Of a source that has more records, a line that names none has no past. */
    static final int MOST_TO_CHOOSE_FROM = 200;

    private final Admission admission;
    private final SourcePulses pulses;
    private final NewestNumbers newest;
    private final Clock clock;

    Looking(Admission admission, SourcePulses pulses, NewestNumbers newest, Clock clock) {
        this.admission = admission;
        this.pulses = pulses;
        this.newest = newest;
        this.clock = clock;
    }

    /**
     * Something that its person may see now.
     *
     * @param live whether what is known of its source is true at the moment
     * @param wanted the numbers that it shows
     */
    record Sight(Placement placement, Installation installation, boolean live, List<Wanted> wanted) {}

    /** All that was seen; numbers that are not known are not there. */
    record Seen(List<Sight> sights, Map<Wanted, Found> numbers) {

        /** What it is at the moment; null where that is not known. */
        @Nullable
        Double number(Sight sight, Wanted wanted) {
            Found found = sight.live ? numbers.get(wanted) : null;
            return found == null ? null : found.number();
        }
    }

    /** In the same number of statements, however many there are. */
    Seen at(Collection<Placement> placements) {
        Map<Use, Installation> admitted =
                admission.admitted(placements.stream().map(Looking::use).toList());
        Map<IntegrationId, Pulse> beating = pulses.of(
                admitted.values().stream().map(Installation::integration).collect(Collectors.toSet()),
                admitted.values().stream().map(Installation::id).collect(Collectors.toSet()));
        Map<Reader, List<String>> first = firstKeys(placements, admitted);
        Instant now = clock.instant();
        List<Sight> sights = new ArrayList<>();
        Set<Wanted> wanted = new HashSet<>();
        for (Placement placement : placements) {
            Installation installation = admitted.get(use(placement));
            List<Wanted> shown = installation == null ? List.of() : wanted(placement, reader(installation), first);
            if (installation != null && !shown.isEmpty()) {
                Pulse pulse = beating.get(installation.integration());
                boolean live = pulse != null && pulse.lives(installation.id(), now);
                sights.add(new Sight(placement, installation, live, shown));
                wanted.addAll(shown);
            }
        }
        return new Seen(sights, newest.of(wanted));
    }

    /** The installation that brings the data, if its person may use it now. */
    Optional<Installation> admitted(Placement placement) {
        Use use = use(placement);
        return Optional.ofNullable(admission.admitted(List.of(use)).get(use));
    }

    /** The records that a line has: those that it names, or the first ones that there are. */
    List<String> keys(Charted charted, Installation installation) {
        Reader reader = reader(installation);
        return charted.keys().isEmpty()
                ? first(newest.keys(List.of(reader), MOST_TO_CHOOSE_FROM).getOrDefault(reader, List.of()))
                : charted.keys();
    }

    private Map<Reader, List<String>> firstKeys(Collection<Placement> placements, Map<Use, Installation> admitted) {
        Set<Reader> asked = new HashSet<>();
        for (Placement placement : placements) {
            Installation installation = admitted.get(use(placement));
            if (installation != null
                    && Charted.of(placement)
                            .filter(charted -> charted.keys().isEmpty())
                            .isPresent()) {
                asked.add(reader(installation));
            }
        }
        return newest.keys(asked, MOST_TO_CHOOSE_FROM);
    }

    private static List<Wanted> wanted(Placement placement, Reader reader, Map<Reader, List<String>> first) {
        Optional<Watched> watched = Watched.of(placement);
        if (watched.isPresent()) {
            return List.of(
                    new Wanted(reader, watched.get().record(), watched.get().field()));
        }
        return Charted.of(placement).stream()
                .flatMap(charted -> (charted.keys().isEmpty()
                                ? first(first.getOrDefault(reader, List.of()))
                                : charted.keys())
                        .stream().map(key -> new Wanted(reader, key, charted.field())))
                .toList();
    }

    private static List<String> first(List<String> keys) {
        return keys.stream()
                .sorted(KeyOrder.AS_PEOPLE_COUNT)
                .limit(Charted.MOST_LINES)
                .toList();
    }

    private static Reader reader(Installation installation) {
        return new Reader(installation.integration(), installation.id());
    }

    private static Use use(Placement placement) {
        return new Use(placement.installation(), placement.account());
    }
}
