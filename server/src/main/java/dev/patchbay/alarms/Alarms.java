package dev.patchbay.alarms;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes wrong: it is raised when it has lasted, and cleared when it is well. */
@Component
public class Alarms {

    private final AlarmTable table;
    private final Lookout lookout;
    private final AlarmSettings settings;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Alarms(
            AlarmTable table,
            Lookout lookout,
            AlarmSettings settings,
            TransactionTemplate transaction,
            ApplicationEventPublisher news,
            Clock clock) {
        this.table = table;
        this.lookout = lookout;
        this.settings = settings;
        this.transaction = transaction;
        this.news = news;
        this.clock = clock;
    }

    /** What somebody was told of and is not well yet, the oldest first. */
    public List<Alarm> raised() {
        return table.all().stream()
                .filter(row -> row.toldAt() != null)
                .map(AlarmTable.Row::alarm)
                .toList();
    }

    /** Looks, and tells what has lasted and what is well again; each in a transaction of its own. */
    void look() {
        Instant now = clock.instant();
        Lookout.Sight sight = lookout.look(now);
        List<AlarmTable.Row> known = table.all();
        for (Alarm found : sight.found()) {
            known.stream()
                    .filter(row -> row.alarm().isSameAs(found))
                    .findFirst()
                    .ifPresentOrElse(row -> lasts(row, found, now), () -> begins(found, now));
        }
        for (AlarmTable.Row row : known) {
            if (sight.sees(row.alarm().kind()) && sight.found().stream().noneMatch(row.alarm()::isSameAs)) {
                transaction.executeWithoutResult(status -> ends(row));
            }
        }
    }

    private void begins(Alarm found, Instant now) {
        table.add(found);
        lasts(new AlarmTable.Row(found, null), found, now);
    }

    private void lasts(AlarmTable.Row row, Alarm found, Instant now) {
        Alarm known = row.alarm();
        if (row.toldAt() == null
                && !known.since().plus(settings.patience(known.kind())).isAfter(now)) {
            var told = new Alarm(known.kind(), known.subject(), known.since(), found.said());
            transaction.executeWithoutResult(status -> {
                table.told(told, now);
                news.publishEvent(new AlarmRaised(told));
            });
        }
    }

    private void ends(AlarmTable.Row row) {
        table.remove(row.alarm());
        if (row.toldAt() != null) {
            news.publishEvent(new AlarmCleared(row.alarm()));
        }
    }
}
