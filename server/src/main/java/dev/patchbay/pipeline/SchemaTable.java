package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code pipeline.schema}. */
@Component
class SchemaTable {

    /** So many versions of a source are kept. */
    static final int KEPT = 100;

    private final JdbcClient jdbc;

    SchemaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SchemaVersion> all(IntegrationId source) {
        return jdbc.sql("select * from pipeline.schema where source = :source order by number desc limit :most")
                .param("source", source.value())
                .param("most", KEPT)
                .query(SchemaTable::read)
                .list();
    }

    Map<IntegrationId, SchemaVersion> inUse(Collection<IntegrationId> sources) {
        return jdbc
                .sql("""
                        select v.* from pipeline.source s
                        join pipeline.schema v on v.source = s.integration and v.number = s.schema_number
                        where s.integration = any (:sources)
                        """)
                .param("sources", sources.stream().map(IntegrationId::value).toArray(UUID[]::new))
                .query(SchemaTable::read)
                .list()
                .stream()
                .collect(Collectors.toMap(SchemaVersion::source, version -> version));
    }

    int countSince(IntegrationId source, Instant since) {
        return jdbc.sql("select count(*) from pipeline.schema where source = :source and since >= :since")
                .param("source", source.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    byte[] fingerprint(SchemaVersion version) {
        return jdbc.sql("select fingerprint from pipeline.schema where source = :source and number = :number")
                .param("source", version.source().value())
                .param("number", version.number())
                .query(byte[].class)
                .single();
    }

    /** Writes a version, makes it the one in use, and forgets the oldest. */
    void add(SchemaVersion version, byte[] fingerprint) {
        jdbc.sql("""
                        insert into pipeline.schema (source, number, definition, key_fields, compatibility, per_installation,
                            fingerprint, since)
                        values (:source, :number, :definition, :key, :compatibility, :perInstallation, :fingerprint, :since)
                        """)
                .param("source", version.source().value())
                .param("number", version.number())
                .param("definition", version.definition())
                .param("key", version.key().toArray(String[]::new))
                .param("compatibility", version.compatibility().name())
                .param("perInstallation", version.perInstallation())
                .param("fingerprint", fingerprint)
                .param("since", version.since().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update pipeline.source set schema_number = :number where integration = :source")
                .param("number", version.number())
                .param("source", version.source().value())
                .update();
        jdbc.sql("delete from pipeline.schema where source = :source and number <= :old")
                .param("source", version.source().value())
                .param("old", version.number() - KEPT)
                .update();
    }

    void removeAll(IntegrationId source) {
        jdbc.sql("delete from pipeline.schema where source = :source")
                .param("source", source.value())
                .update();
    }

    static SchemaVersion read(ResultSet row, int number) throws SQLException {
        return new SchemaVersion(
                new IntegrationId(row.getObject("source", UUID.class)),
                row.getInt("number"),
                row.getString("definition"),
                List.of((String[]) row.getArray("key_fields").getArray()),
                Compatibility.valueOf(row.getString("compatibility")),
                row.getBoolean("per_installation"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
