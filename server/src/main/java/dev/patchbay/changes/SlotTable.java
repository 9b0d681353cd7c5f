package dev.patchbay.changes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What we know of our slots, and what PostgreSQL does. */
@Repository
class SlotTable {

    static final String HEARTBEAT = "changes.heartbeat";

    private static final String NAME_OF =
            "'patchbay_' || name || '_' || (select oid from pg_database where datname = current_database())";

    /** A transaction is committed at most so long after the rows that it wrote took their time from another clock. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    SlotTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What we know of a slot.
     *
     * @param made whether there is to be one in PostgreSQL
     * @param since from when on what was written is to be carried, if there is none
     * @param again from when on it is still to be carried from the tables; null when that is done
     */
    record Known(boolean made, Instant since, @Nullable Instant again) {}

    /**
     * What PostgreSQL knows of it.
     *
     * @param lost whether it no longer has what the slot was to bring, or the slot is not the one that we read
     * @param position up to which it was told that all is safe
     * @param reader the process by which somebody reads it
     */
    record Existing(boolean lost, String position, @Nullable Integer reader) {}

    /** Its name in PostgreSQL, where those of all databases are beside one another. */
    String nameOf(String slot) {
        return jdbc.sql("select " + NAME_OF + " from (values (:slot)) slot (name)")
                .param("slot", slot)
                .query(String.class)
                .single();
    }

    static String publicationOf(String slot) {
        return "patchbay_" + slot;
    }

    Known known(String slot) {
        jdbc.sql("insert into changes.slot (name, since) values (:slot, :now) on conflict do nothing")
                .param("slot", slot)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("""
                        select made_at is not null as made, coalesce(carried_at, since) as since, again_since
                        from changes.slot where name = :slot
                        """)
                .param("slot", slot)
                .query((row, number) -> new Known(
                        row.getBoolean("made"),
                        Objects.requireNonNull(instant(row.getObject("since", OffsetDateTime.class)))
                                .minus(OVERLAP),
                        instant(row.getObject("again_since", OffsetDateTime.class))))
                .single();
    }

    Optional<Existing> existing(String slot) {
        return jdbc.sql("""
                        select wal_status = 'lost' or invalidation_reason is not null
                                or coalesce(confirmed_flush_lsn > carried_lsn, false) as lost,
                            confirmed_flush_lsn::text as position, active_pid
                        from pg_replication_slots join changes.slot on slot_name =\s""" + NAME_OF + """

                        where name = :slot and database = current_database()
                        """)
                .param("slot", slot)
                .query((row, number) -> new Existing(
                        row.getBoolean("lost"),
                        Objects.requireNonNullElse(row.getString("position"), "0/0"),
                        row.getObject("active_pid", Integer.class)))
                .optional();
    }

    String walLevel() {
        return jdbc.sql("show wal_level").query(String.class).single();
    }

    /** Has exactly these tables published; true when nothing was before. */
    boolean publish(String slot, List<String> tables) {
        String publication = publicationOf(slot);
        var wanted = new TreeSet<>(tables);
        wanted.add(HEARTBEAT);
        boolean there = jdbc.sql("select exists (select from pg_publication where pubname = :name)")
                .param("name", publication)
                .query(Boolean.class)
                .single();
        if (!there) {
            jdbc.sql("create publication %s for table %s with (publish = 'insert, update, delete')"
                            .formatted(publication, String.join(", ", wanted)))
                    .update();
            return true;
        }
        var published = new TreeSet<>(jdbc.sql(
                        "select schemaname || '.' || tablename as name from pg_publication_tables where pubname = :name")
                .param("name", publication)
                .query((row, number) -> row.getString("name"))
                .list());
        if (!published.equals(wanted)) {
            jdbc.sql("alter publication %s set table %s".formatted(publication, String.join(", ", wanted)))
                    .update();
        }
        return false;
    }

    /** Makes the slot; waits for the transactions that run. Returns the position from which on it brings what is committed. */
    String make(String slot) {
        return jdbc.sql("select lsn::text from pg_create_logical_replication_slot(:name, 'pgoutput')")
                .param("name", nameOf(slot))
                .query(String.class)
                .single();
    }

    void drop(String slot) {
        jdbc.sql("select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = :name")
                .param("name", nameOf(slot))
                .query()
                .listOfRows();
    }

    /** All that we know of, whether there is one in PostgreSQL or not. */
    List<String> names() {
        return jdbc.sql("select name from changes.slot order by name")
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Ends the process by which somebody reads the slot. */
    void endReader(int reader) {
        jdbc.sql("select pg_terminate_backend(:pid)")
                .param("pid", reader)
                .query(Boolean.class)
                .single();
    }

    /** Notes that there is a slot, which brings what is committed from this position on. */
    void made(String slot, String position) {
        jdbc.sql("update changes.slot set made_at = :now, carried_lsn = cast(:position as pg_lsn) where name = :slot")
                .param("now", Timestamp.from(clock.instant()))
                .param("position", position)
                .param("slot", slot)
                .update();
    }

    /** Notes that there is none, and from when on what was written is to be carried from the tables. */
    void unmade(String slot, Instant since) {
        jdbc.sql("""
                        update changes.slot set made_at = null, carried_lsn = null, again_since = least(again_since, :since)
                        where name = :slot
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("slot", slot)
                .update();
    }

    /** Notes that what was to be carried from the tables since then is; what is to be since another moment stays so. */
    void carriedAgain(String slot, Instant since) {
        jdbc.sql("update changes.slot set again_since = null where name = :slot and again_since = :since")
                .param("slot", slot)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Where reading goes on, as a number. */
    long position(String slot) {
        return jdbc.sql("select carried_lsn - '0/0'::pg_lsn from changes.slot where name = :slot")
                .param("slot", slot)
                .query(Long.class)
                .single();
    }

    void led(String slot, String node) {
        jdbc.sql("update changes.slot set node = :node where name = :slot")
                .param("node", node)
                .param("slot", slot)
                .update();
    }

    /** Notes why nothing is carried; null when that is over. */
    void hinder(String slot, @Nullable String hindrance) {
        jdbc.sql("update changes.slot set hindrance = :why where name = :slot and hindrance is distinct from :why")
                .param("why", hindrance)
                .param("slot", slot)
                .update();
    }

    List<SlotStanding> standings() {
        return jdbc.sql("""
                        select name, node, carried_at, hindrance, coalesce(active, false) as active,
                            coalesce(wal_status, 'none') as wal_status,
                            coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0) as retained,
                            greatest(0, extract(epoch from clock_timestamp() - coalesce(carried_at, since)) * 1000)::bigint as lag
                        from changes.slot left join pg_replication_slots
                            on slot_name =\s""" + NAME_OF + """
                         and database = current_database()
                        order by name
                        """)
                .query((row, number) -> {
                    boolean active = row.getBoolean("active");
                    return new SlotStanding(
                            row.getString("name"),
                            active,
                            active ? row.getString("node") : null,
                            row.getLong("retained"),
                            row.getString("wal_status"),
                            instant(row.getObject("carried_at", OffsetDateTime.class)),
                            Duration.ofMillis(row.getLong("lag")),
                            row.getString("hindrance"));
                })
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
