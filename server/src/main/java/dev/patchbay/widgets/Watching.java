package dev.patchbay.widgets;

import dev.patchbay.pipeline.NewestNumbers.Found;
import dev.patchbay.pipeline.NewestNumbers.Wanted;
import dev.patchbay.widgets.Looking.Seen;
import dev.patchbay.widgets.Looking.Sight;
import dev.patchbay.widgets.SeriesTable.Series;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at dashboards while nobody does: keeps what lines chart, and tells people of numbers that go beyond their thresholds. Some at a
 * time, each in a transaction.
 */
@Component
class Watching {

    static final int AT_ONCE = 200;

    /** For so long what somebody removed by mistake still has its past. */
    static final Duration GRACE = Duration.ofHours(1);

    private final WatchTable table;
    private final Looking looking;
    private final Thresholds thresholds;
    private final SeriesTable series;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Watching(
            WatchTable table,
            Looking looking,
            Thresholds thresholds,
            SeriesTable series,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.looking = looking;
        this.thresholds = thresholds;
        this.series = series;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Looks at everything once.
     *
     * @throws RuntimeException where some could not be looked at, after all others were
     */
    void look() {
        Instant now = clock.instant();
        UUID after = new UUID(0, 0);
        List<Placement> page;
        @Nullable RuntimeException failed = null;
        do {
            page = new ArrayList<>();
            try {
                look(after, page, now);
            } catch (RuntimeException bad) {
                if (page.isEmpty()) {
                    throw bad; // nobody knows where the next ones begin
                }
                failed = bad;
            }
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == AT_ONCE);
        if (failed != null) {
            throw failed;
        }
        series.forgetUncharted(now.minus(GRACE));
    }

    private void look(UUID after, List<Placement> page, Instant now) {
        transaction.executeWithoutResult(status -> {
            page.addAll(table.after(after, AT_ONCE));
            Seen seen = looking.at(page);
            keep(seen, now);
            thresholds.judge(seen);
        });
    }

    /** Keeps what lines chart; while a source is silent nothing is known of it. */
    private void keep(Seen seen, Instant now) {
        Set<Series> charted = new HashSet<>();
        Map<Series, Double> numbers = new HashMap<>();
        for (Sight sight : seen.sights()) {
            if (sight.placement().kind() == WidgetKind.LINE) {
                for (Wanted wanted : sight.wanted()) {
                    Found found = seen.numbers().get(wanted);
                    if (found != null) {
                        var one = new Series(wanted.reader().source(), found.owner(), found.key(), wanted.field());
                        Double number = seen.number(sight, wanted);
                        charted.add(one);
                        if (number != null) {
                            numbers.put(one, number);
                        }
                    }
                }
            }
        }
        series.keep(charted, numbers, now);
    }
}
