package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code pipeline.source}. */
@Component
class SourceTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration HEARD_OFTEN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;

    SourceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a refused schema is kept. */
    private record Kept(String definition, boolean tooOften, List<SchemaDifference> differences) {}

    /** Makes the row, if there is none. */
    void add(IntegrationId source) {
        jdbc.sql("insert into pipeline.source (integration, offered) values (:source, false) on conflict do nothing")
                .param("source", source.value())
                .update();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from pipeline.source)")
                .query(Boolean.class)
                .single();
    }

    Optional<Source> find(IntegrationId source) {
        return jdbc.sql("""
                        select o.*, s.* from pipeline.source o
                        left join pipeline.schema s on s.source = o.integration and s.number = o.schema_number
                        where o.integration = :source
                        """)
                .param("source", source.value())
                .query(SourceTable::read)
                .optional();
    }

    List<IntegrationId> all() {
        return jdbc.sql("select integration from pipeline.source order by integration")
                .query((row, at) -> new IntegrationId(row.getObject("integration", UUID.class)))
                .list();
    }

    /** Those that have a schema. */
    Set<IntegrationId> among(Collection<IntegrationId> integrations) {
        return integrations.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                select integration from pipeline.source
                                where integration in (:integrations) and schema_number is not null
                                """)
                        .param(
                                "integrations",
                                integrations.stream().map(IntegrationId::value).toList())
                        .query((row, at) -> new IntegrationId(row.getObject("integration", UUID.class)))
                        .list());
    }

    /** Until the transaction ends nobody else writes records of the source or changes its schema. */
    long lock(IntegrationId source) {
        return jdbc.sql("select last_version from pipeline.source where integration = :source for update")
                .param("source", source.value())
                .query(Long.class)
                .single();
    }

    void setVersion(IntegrationId source, long version) {
        jdbc.sql("update pipeline.source set last_version = :version where integration = :source")
                .param("version", version)
                .param("source", source.value())
                .update();
    }

    /** Notes that it brought records by itself; not each time, where they come often. */
    void heard(IntegrationId source, Instant at) {
        jdbc.sql("""
                        update pipeline.source set heard_at = :at
                        where integration = :source and (heard_at is null or heard_at < :before)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("before", at.minus(HEARD_OFTEN).atOffset(ZoneOffset.UTC))
                .param("source", source.value())
                .update();
    }

    /**
     * Notes that the source is offered, and that its schemas so far were those of a trial.
     *
     * @return whether it was not before
     */
    boolean beginOffering(IntegrationId source) {
        return jdbc.sql("""
                        update pipeline.source set offered = true, tried_schemas = coalesce(schema_number, 0),
                            schema_number = null, refused = null, refused_at = null, untold_rejected = 0, untold_since = null
                        where integration = :source and not offered
                        """).param("source", source.value()).update() == 1;
    }

    /** How many versions of its schema there were before it was offered. */
    int triedSchemas(IntegrationId source) {
        return jdbc.sql("select tried_schemas from pipeline.source where integration = :source")
                .param("source", source.value())
                .query(Integer.class)
                .single();
    }

    /** The schema that it answers is the one in use. */
    void agreed(IntegrationId source, Duration interval) {
        jdbc.sql("""
                        update pipeline.source set interval_seconds = :interval, refused = null, refused_at = null
                        where integration = :source and (interval_seconds <> :interval or refused is not null)
                        """)
                .param("interval", (int) interval.toSeconds())
                .param("source", source.value())
                .update();
    }

    void refused(IntegrationId source, Source.RefusedSchema refused) {
        var kept = new Kept(refused.definition(), refused.tooOften(), refused.differences());
        jdbc.sql("""
                        update pipeline.source set refused = cast(:refused as jsonb), refused_at = :at
                        where integration = :source and refused is distinct from cast(:refused as jsonb)
                        """)
                .param("refused", JSON.writeValueAsString(kept))
                .param("at", refused.at().atOffset(ZoneOffset.UTC))
                .param("source", source.value())
                .update();
    }

    private static Source read(ResultSet row, int number) throws SQLException {
        return new Source(
                new IntegrationId(row.getObject("integration", UUID.class)),
                row.getLong("last_version"),
                row.getObject("number") == null ? null : SchemaTable.read(row, number),
                Duration.ofSeconds(row.getInt("interval_seconds")),
                refused(row));
    }

    private static Source.@Nullable RefusedSchema refused(ResultSet row) throws SQLException {
        String refused = row.getString("refused");
        if (refused == null) {
            return null;
        }
        Kept kept = JSON.readValue(refused, Kept.class);
        Instant at = row.getObject("refused_at", OffsetDateTime.class).toInstant();
        return new Source.RefusedSchema(kept.definition, kept.tooOften, kept.differences, at);
    }
}
