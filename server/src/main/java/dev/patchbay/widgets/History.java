package dev.patchbay.widgets;

import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The past of lines, for those who may see them now. */
@Component
class History {

    private final PlacementTable placements;
    private final Looking looking;
    private final SeriesTable series;
    private final Clock clock;

    History(PlacementTable placements, Looking looking, SeriesTable series, Clock clock) {
        this.placements = placements;
        this.looking = looking;
        this.series = series;
        this.clock = clock;
    }

    /**
     * As far back as the line reaches, 24 hours at most; empty for what is no line over time.
     *
     * @throws ProblemException {@code not-found}, also for what is somebody else's; {@code widget-not-usable}
     */
    HistoryBody of(AccountId account, UUID id) {
        Placement placement = placements.find(id, account).orElseThrow(Dashboards::unknown);
        Installation installation = looking.admitted(placement)
                .orElseThrow(() -> new ProblemException(
                        WidgetsProblem.WIDGET_NOT_USABLE,
                        "What this line was is not told: the app of this widget may not be used now."));
        Instant now = clock.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return Charted.of(placement)
                .map(charted -> {
                    Instant from = minute.minus(reach(charted));
                    var named = new Charted(charted.field(), looking.keys(charted, installation), charted.minutes());
                    return new HistoryBody(
                            now,
                            from,
                            charted.field(),
                            series.past(installation.integration(), installation.id(), named, from, minute).stream()
                                    .map(past -> new HistoryBody.PastBody(past.key(), past.numbers()))
                                    .toList());
                })
                .orElseGet(() -> new HistoryBody(now, minute, null, List.of()));
    }

    private static Duration reach(Charted charted) {
        Duration reach = Duration.ofMinutes(charted.minutes());
        return reach.compareTo(SeriesTable.KEPT) > 0 ? SeriesTable.KEPT : reach;
    }
}
