package dev.patchbay.changes;

import java.util.List;
import org.springframework.stereotype.Component;

/** How the slots stand that bring changes to the broker. */
@Component
public class Slots {

    private final SlotTable table;

    Slots(SlotTable table) {
        this.table = table;
    }

    /** Each slot that there ever was, by name; none where there is no broker and never was one. */
    public List<SlotStanding> standings() {
        return table.standings();
    }
}
