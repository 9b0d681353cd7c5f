package dev.patchbay.widgets;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code widgets.placement} that are looked at while nobody does. */
@Component
class WatchTable {

    private final JdbcClient jdbc;

    WatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Numbers with a threshold and lines over time after an id, in their order. Nobody sets them up anew until the transaction ends;
     * what somebody sets up at this moment is left out.
     *
     * @param limit fewer than that are the last
     */
    List<Placement> after(UUID id, int limit) {
        // the condition is that of the index
        return jdbc.sql("""
                        select * from widgets.placement
                        where id > :after and removed_at is null
                            and (kind = 'NUMBER' and config -> 'threshold' is not null
                                or kind = 'LINE' and config -> 'field' is not null and config -> 'over' is null)
                        order by id limit :limit
                        for no key update skip locked
                        """)
                .param("after", id)
                .param("limit", limit)
                .query(PlacementTable::read)
                .list();
    }
}
