package dev.patchbay.notices;

import dev.patchbay.alarms.Alarm;
import dev.patchbay.alarms.AlarmCleared;
import dev.patchbay.alarms.AlarmRaised;
import dev.patchbay.catalog.Listing;
import dev.patchbay.changes.SlotLost;
import dev.patchbay.kernel.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What goes wrong for long between Patchbay, the broker and data sources: operators are told, and who develops the source. */
@Component
class AlarmNews {

    private static final String PIPELINE = "/console/pipeline";

    private final Notices notices;
    private final Readers readers;
    private final Clock clock;

    AlarmNews(Notices notices, Readers readers, Clock clock) {
        this.notices = notices;
        this.readers = readers;
        this.clock = clock;
    }

    @EventListener
    void raised(AlarmRaised raised) {
        Alarm alarm = raised.alarm();
        switch (alarm.kind()) {
            case BROKER_AWAY -> tellOperators(NoticeKind.BROKER_AWAY, alarm);
            case SLOT_STANDS -> tellOperators(NoticeKind.SLOT_STANDS, alarm);
            case SLOT_RETAINS -> tellOperators(NoticeKind.SLOT_RETAINS, alarm);
            case SOURCE_FAILING -> tell(NoticeKind.SOURCE_FAILS, NoticeKind.OWN_SOURCE_FAILS, alarm);
            case SOURCE_BEHIND -> tell(NoticeKind.SOURCE_BEHIND, NoticeKind.OWN_SOURCE_BEHIND, alarm);
            case SOURCE_REJECTED -> tell(null, NoticeKind.OWN_SOURCE_REJECTED, alarm);
        }
    }

    @EventListener
    void cleared(AlarmCleared cleared) {
        Alarm alarm = cleared.alarm();
        switch (alarm.kind()) {
            case BROKER_AWAY -> tellOperators(NoticeKind.BROKER_BACK, alarm);
            case SLOT_STANDS, SLOT_RETAINS -> tellOperators(NoticeKind.SLOT_WELL, alarm);
            case SOURCE_FAILING, SOURCE_BEHIND -> tell(NoticeKind.SOURCE_WELL, NoticeKind.OWN_SOURCE_WELL, alarm);
            case SOURCE_REJECTED -> tell(null, NoticeKind.OWN_SOURCE_WELL, alarm);
        }
    }

    @EventListener
    void lost(SlotLost lost) {
        notices.tell(
                readers.operators(null),
                new News(NoticeKind.SLOT_LOST, Map.of(NoticeWords.SLOT, lost.slot()), PIPELINE));
    }

    private void tellOperators(NoticeKind kind, Alarm alarm) {
        Map<String, String> said = said(alarm);
        if (alarm.kind().word().startsWith(NoticeWords.SLOT)) {
            said.put(NoticeWords.SLOT, alarm.subject());
        }
        notices.tell(readers.operators(null), new News(kind, said, PIPELINE));
    }

    /** The developers of a source, and operators who are none of them. */
    private void tell(@Nullable NoticeKind operators, NoticeKind developers, Alarm alarm) {
        Listing source = readers.listing(alarm.integration().orElseThrow());
        Map<String, String> said = said(alarm);
        said.put("app", source.displayName());
        List<AccountId> team = readers.team(source);
        notices.tell(team, new News(developers, said, "/developer/" + source.name() + "/data"));
        if (operators != null) {
            notices.tell(
                    readers.operators(null).stream()
                            .filter(operator -> !team.contains(operator))
                            .toList(),
                    new News(operators, said, PIPELINE + "?source=" + source.name()));
        }
    }

    private Map<String, String> said(Alarm alarm) {
        Map<String, String> said = new HashMap<>(alarm.said());
        said.put(
                "minutes",
                Long.toString(Duration.between(alarm.since(), clock.instant()).toMinutes()));
        return said;
    }
}
