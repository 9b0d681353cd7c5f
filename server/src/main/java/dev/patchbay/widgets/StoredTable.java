package dev.patchbay.widgets;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What widgets keep for themselves, for each place where one stands. */
@Component
class StoredTable {

    static final int MOST_KEYS = 64;
    static final int MOST_BYTES = 64 * 1024;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> find(UUID placement, String key) {
        return jdbc.sql("select value from widgets.stored where placement_id = :placement and key = :key")
                .param("placement", placement)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /**
     * Keeps a value, in the caller's transaction.
     *
     * @return whether there was room for it; else nothing is changed
     */
    boolean put(UUID placement, String key, String value) {
        // whoever writes at the same time waits, so that together they keep to the bound
        jdbc.sql("select id from widgets.placement where id = :placement for update")
                .param("placement", placement)
                .query(UUID.class)
                .single();
        int bytes = key.length() + value.getBytes(StandardCharsets.UTF_8).length;
        boolean fits = jdbc.sql("""
                        select count(*) < :keys and coalesce(sum(bytes), 0) + :bytes <= :most
                        from widgets.stored where placement_id = :placement and key <> :key
                        """)
                .param("keys", MOST_KEYS)
                .param("bytes", bytes)
                .param("most", MOST_BYTES)
                .param("placement", placement)
                .param("key", key)
                .query(Boolean.class)
                .single();
        if (fits) {
            jdbc.sql("""
                            insert into widgets.stored (placement_id, key, value, bytes, changed_at)
                            values (:placement, :key, :value, :bytes, :now)
                            on conflict (placement_id, key) do update
                                set value = excluded.value, bytes = excluded.bytes, changed_at = excluded.changed_at
                            """)
                    .param("placement", placement)
                    .param("key", key)
                    .param("value", value)
                    .param("bytes", bytes)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return fits;
    }

    void delete(UUID placement, String key) {
        jdbc.sql("delete from widgets.stored where placement_id = :placement and key = :key")
                .param("placement", placement)
                .param("key", key)
                .update();
    }
}
