package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code pipeline.record}: what is newest of each key, with a version that grows with each change of its source. */
@Component
class RecordRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those after a version, in their order: what all share, and what is this installation's alone. */
    List<SourceRecord> after(Shelf reader, long version, int limit) {
        // each by itself, since an index has them in order for one reader, and not for two
        return jdbc.sql("""
                        select * from (
                            (select * from pipeline.record
                             where source = :source and installation = :all and version > :version
                             order by version limit :limit)
                            union all
                            (select * from pipeline.record
                             where source = :source and installation = :owner and installation <> :all and version > :version
                             order by version limit :limit)) r
                        order by version limit :limit
                        """)
                .param("source", reader.source().value())
                .param("version", version)
                .param("all", Shelf.owner(null))
                .param("owner", reader.owner())
                .param("limit", limit)
                .query(RecordRows::read)
                .list();
    }

    /** The newest that are there for each, the newest first: of what all share, and of what is this installation's alone. */
    Map<NewestNumbers.Reader, List<SourceRecord>> latest(Set<NewestNumbers.Reader> readers, int limit) {
        List<NewestNumbers.Reader> asked = List.copyOf(readers);
        Map<NewestNumbers.Reader, List<SourceRecord>> latest = new HashMap<>();
        jdbc.sql("""
                        select w.number, r.* from unnest(cast(:sources as uuid[]), cast(:owners as uuid[]))
                            with ordinality as w (wanted, owner, number)
                        cross join lateral (
                            select * from (
                                (select * from pipeline.record
                                 where source = w.wanted and installation = :all and not deleted
                                 order by version desc limit :limit)
                                union all
                                (select * from pipeline.record
                                 where source = w.wanted and installation = w.owner and not deleted
                                 order by version desc limit :limit)) both_of
                            order by version desc limit :limit) r
                        order by w.number, r.version desc
                        """)
                .param(
                        "sources",
                        asked.stream().map(one -> one.source().value()).toArray(UUID[]::new))
                .param(
                        "owners",
                        asked.stream().map(one -> one.installation().value()).toArray(UUID[]::new))
                .param("all", Shelf.owner(null))
                .param("limit", limit)
                .query(row -> {
                    latest.computeIfAbsent(asked.get(row.getInt("number") - 1), _ -> new ArrayList<>())
                            .add(read(row, 0));
                });
        return latest;
    }

    /** Those after a version, in their order, whoever reads them. */
    List<SourceRecord> everybodys(IntegrationId source, long version, int limit) {
        return jdbc.sql("""
                        select * from pipeline.record where source = :source and version > :version
                        order by version limit :limit
                        """)
                .param("source", source.value())
                .param("version", version)
                .param("limit", limit)
                .query(RecordRows::read)
                .list();
    }

    /** The newest version from before an instant; 0 where there is none. Reads only what is newer. */
    long versionBefore(IntegrationId source, Instant since) {
        return jdbc.sql("""
                        select version from pipeline.record where source = :source and at < :since
                        order by version desc limit 1
                        """)
                .param("source", source.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Those of these keys, in their order. */
    List<SourceRecord> those(Shelf shelf, Collection<String> keys) {
        return jdbc.sql("""
                        select * from pipeline.record
                        where source = :source and installation = :owner and key = any(cast(:keys as text[])) order by version
                        """)
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .param("keys", keys.toArray(String[]::new))
                .query(RecordRows::read)
                .list();
    }

    /** Up to which version there is anything, and up to which one deletions are forgotten. */
    Newest.Position end(IntegrationId source) {
        return jdbc.sql("select last_version, forgotten_version from pipeline.source where integration = :source")
                .param("source", source.value())
                .query((row, number) ->
                        new Newest.Position(row.getLong("last_version"), row.getLong("forgotten_version")))
                .optional()
                .orElse(new Newest.Position(0, 0));
    }

    long forgotten(IntegrationId source) {
        return jdbc.sql("select forgotten_version from pipeline.source where integration = :source")
                .param("source", source.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    int keysThere(IntegrationId source) {
        return jdbc.sql("""
                        select coalesce((select sum(keys) from pipeline.shelf where source = :source), 0)
                            - (select count(*) from pipeline.record where source = :source and deleted)
                        """)
                .param("source", source.value())
                .query(Integer.class)
                .single();
    }

    private static SourceRecord read(ResultSet row, int number) throws SQLException {
        return new SourceRecord(
                new IntegrationId(row.getObject("source", UUID.class)),
                Shelf.installation(row.getObject("installation", UUID.class)),
                row.getString("key"),
                row.getLong("version"),
                JSON.readTree(row.getString("value")),
                row.getBoolean("deleted"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
