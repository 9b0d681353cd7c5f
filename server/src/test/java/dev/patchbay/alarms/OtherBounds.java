package dev.patchbay.alarms;

import dev.patchbay.broker.BrokerWatch;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.changes.Slots;
import dev.patchbay.pipeline.SourceBoard;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Looks for trouble as it would be looked for if operators had set other bounds. */
public final class OtherBounds {

    private OtherBounds() {}

    /** Looks once, where PostgreSQL may keep so much for a slot. */
    public static void look(ApplicationContext patchbay, DataSize retained) {
        var own = patchbay.getBean(AlarmSettings.class);
        var settings = new AlarmSettings(
                own.brokerAway(),
                Duration.ofDays(1),
                retained,
                own.sourceFailing(),
                own.sourceBehind(),
                own.behindRecords(),
                own.sourceRejected());
        var lookout = new Lookout(
                patchbay.getBean(BrokerWatch.class),
                patchbay.getBean(Slots.class),
                patchbay.getBean(SourceBoard.class),
                patchbay.getBean(Catalog.class),
                settings);
        new Alarms(
                        patchbay.getBean(AlarmTable.class),
                        lookout,
                        settings,
                        patchbay.getBean(TransactionTemplate.class),
                        patchbay,
                        patchbay.getBean(Clock.class))
                .look();
    }
}
