package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes {@code pipeline.record}. Whoever writes holds the lock of the source. */
@Component
class RecordTable {

    private final JdbcClient jdbc;
    private final SourceTable sources;
    private final PipelineSettings settings;
    private final Clock clock;

    RecordTable(JdbcClient jdbc, SourceTable sources, PipelineSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param value JSON text */
    record Entry(String key, String value, boolean deleted) {}

    /**
     * What became of entries.
     *
     * @param versions of those that were written
     * @param full keys for which there was no room; all others were there already, just so
     */
    record Written(Map<String, Long> versions, Set<String> full) {

        long newest() {
            return versions.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    private record Known(boolean there, boolean same) {}

    /**
     * Writes what is not there already, just so. Each key comes once.
     *
     * @param base the source's version so far
     */
    Written write(Shelf shelf, Way way, List<Entry> entries, long base) {
        if (entries.isEmpty()) {
            return new Written(Map.of(), Set.of());
        }
        Map<String, Known> known = known(shelf, entries);
        long room = -1;
        int fresh = 0;
        List<Entry> wanted = new ArrayList<>();
        Set<String> full = new HashSet<>();
        for (Entry entry : entries) {
            Known one = known.getOrDefault(entry.key(), new Known(false, entry.deleted()));
            if (one.same || (!one.there && entry.deleted())) {
                continue;
            }
            if (!one.there) {
                room = room < 0 ? room(shelf) : room;
                if (fresh >= room) {
                    full.add(entry.key());
                    continue;
                }
                fresh++;
            }
            wanted.add(entry);
        }
        Map<String, Long> versions = insert(shelf, way, wanted, base);
        if (fresh > 0) {
            count(shelf, fresh);
        }
        if (!wanted.isEmpty()) {
            sources.setVersion(shelf.source(), base + wanted.size());
        }
        return new Written(versions, full);
    }

    private Map<String, Known> known(Shelf shelf, List<Entry> entries) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        select r.key, r.deleted = (g.mark = 'd') and r.value = cast(g.value as jsonb) as same
                        from unnest(cast(:keys as text[]), cast(:values as text[]), cast(:marks as text[])) as g (key, value, mark)
                        join pipeline.record r on r.source = :source and r.installation = :owner and r.key = g.key
                        """)
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .param("keys", keys(entries))
                .param("values", values(entries))
                .param("marks", marks(entries))
                .query(row -> {
                    known.put(row.getString("key"), new Known(true, row.getBoolean("same")));
                });
        return known;
    }

    private Map<String, Long> insert(Shelf shelf, Way way, List<Entry> entries, long base) {
        Map<String, Long> versions = new HashMap<>();
        if (entries.isEmpty()) {
            return versions;
        }
        jdbc.sql("""
                        insert into pipeline.record (source, installation, key, version, value, deleted, way, at)
                        select :source, :owner, g.key, :base + g.number, cast(g.value as jsonb), g.mark = 'd', :way, :now
                        from unnest(cast(:keys as text[]), cast(:values as text[]), cast(:marks as text[]))
                            with ordinality as g (key, value, mark, number)
                        on conflict (source, installation, key) do update set
                            version = excluded.version, value = excluded.value, deleted = excluded.deleted, way = excluded.way,
                            at = excluded.at
                        returning key, version
                        """)
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .param("base", base)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("way", way.name())
                .param("keys", keys(entries))
                .param("values", values(entries))
                .param("marks", marks(entries))
                .query(row -> {
                    versions.put(row.getString("key"), row.getLong("version"));
                });
        return versions;
    }

    private long room(Shelf shelf) {
        int keys = jdbc.sql("""
                        select coalesce(sum(keys), 0) from pipeline.shelf where source = :source and installation = :owner
                        """)
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .query(Integer.class)
                .single();
        return Math.max(0, settings.keys() - keys);
    }

    private void count(Shelf shelf, int more) {
        jdbc.sql("""
                        insert into pipeline.shelf (source, installation, keys) values (:source, :owner, :more)
                        on conflict (source, installation) do update set keys = shelf.keys + :more
                        """)
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .param("more", more)
                .update();
    }

    /** Deletes the oldest records of a source, as if it had said so; answers how many. */
    int delete(IntegrationId source, Instant now, int most) {
        return jdbc.sql("""
                        with gone as (
                            update pipeline.record r set deleted = true, way = 'POLLED', at = :now, version = s.last_version + n.number
                            from pipeline.source s, (
                                select installation, key, row_number() over (order by version) as number from (
                                    select installation, key, version from pipeline.record
                                    where source = :source and not deleted order by version limit :most) o) n
                            where s.integration = :source and r.source = :source
                                and r.installation = n.installation and r.key = n.key
                            returning r.version),
                        counted as (
                            update pipeline.source
                            set last_version = greatest(last_version, (select max(version) from gone))
                            where integration = :source)
                        select count(*) from gone
                        """)
                .param("source", source.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static String[] keys(List<Entry> entries) {
        return entries.stream().map(Entry::key).toArray(String[]::new);
    }

    private static String[] values(List<Entry> entries) {
        return entries.stream().map(Entry::value).toArray(String[]::new);
    }

    private static String[] marks(List<Entry> entries) {
        return entries.stream().map(entry -> entry.deleted() ? "d" : "").toArray(String[]::new);
    }
}
