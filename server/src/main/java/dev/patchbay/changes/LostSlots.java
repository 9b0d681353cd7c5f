package dev.patchbay.changes;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says that a slot was lost, to those who look after Patchbay and to whoever listens. */
@Component
class LostSlots {

    private static final Logger log = LoggerFactory.getLogger(LostSlots.class);

    private final SlotTable table;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    LostSlots(SlotTable table, Audit audit, ApplicationEventPublisher events) {
        this.table = table;
        this.audit = audit;
        this.events = events;
    }

    /** In one transaction, so that it is said once however often making another fails. */
    @Transactional
    void lost(String slot, Instant since) {
        table.unmade(slot, since);
        audit.record(new AuditEntry(null, null, "slot.lost", slot, Map.of("since", since.toString())));
        events.publishEvent(new SlotLost(slot, since));
        log.warn(
                "The replication slot for {} was lost; another is made, and what was written since {} is carried again",
                slot,
                since);
    }
}
