package dev.patchbay.widgets;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.vetting.CheckResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How the last attempt to fetch a bundle ended: of each integration one for its draft, and one for what is published. */
@Component
class FetchedTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FetchedTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An attempt.
     *
     * @param bundle null where there is nothing to show; then {@code mend} says why
     * @param evidence what was seen
     */
    record Fetched(
            String version,
            @Nullable BundleId bundle,
            @Nullable Integer bytes,
            CheckResult.@Nullable Mend mend,
            Map<String, Object> evidence,
            Instant at) {}

    void save(IntegrationId integration, boolean draft, String version, BundleKeeping.Outcome outcome) {
        CheckResult.Mend mend = outcome instanceof BundleKeeping.Faulty(CheckResult why) ? why.mend() : null;
        Map<String, Object> evidence =
                outcome instanceof BundleKeeping.Faulty(CheckResult why) ? why.evidence() : Map.of();
        BundleKeeping.Stored stored = outcome instanceof BundleKeeping.Stored found ? found : null;
        jdbc.sql("""
                        insert into widgets.fetched
                            (integration_id, draft, version, sha256, bytes, mend, mend_values, evidence, fetched_at)
                        values (:integration, :draft, :version, :bundle, :bytes, :mend, cast(:values as jsonb),
                            cast(:evidence as jsonb), :now)
                        on conflict (integration_id, draft) do update set version = excluded.version,
                            sha256 = excluded.sha256, bytes = excluded.bytes, mend = excluded.mend,
                            mend_values = excluded.mend_values, evidence = excluded.evidence,
                            fetched_at = excluded.fetched_at,
                            address = case when fetched.sha256 = excluded.sha256 then fetched.address end,
                            address_until = case when fetched.sha256 = excluded.sha256 then fetched.address_until end
                        """)
                .param("integration", integration.value())
                .param("draft", draft)
                .param("version", version)
                .param("bundle", stored == null ? null : stored.id().bytes(), java.sql.Types.BINARY)
                .param("bytes", stored == null ? null : stored.bytes(), java.sql.Types.INTEGER)
                .param("mend", mend == null ? null : mend.key())
                .param("values", storable(mend == null ? Map.of() : mend.values()))
                .param("evidence", storable(evidence))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** PostgreSQL keeps no NUL, which others' answers may hold. */
    private String storable(Object value) {
        return json.writeValueAsString(value).replace("\\u0000", "\\ufffd");
    }

    Optional<Fetched> find(IntegrationId integration, boolean draft) {
        return jdbc.sql("select * from widgets.fetched where integration_id = :integration and draft = :draft")
                .param("integration", integration.value())
                .param("draft", draft)
                .query((row, number) -> read(row))
                .optional();
    }

    private Fetched read(ResultSet row) throws SQLException {
        byte[] bundle = row.getBytes("sha256");
        String mend = row.getString("mend");
        return new Fetched(
                row.getString("version"),
                bundle == null ? null : BundleId.read(bundle),
                row.getObject("bytes", Integer.class),
                mend == null
                        ? null
                        : new CheckResult.Mend(
                                mend,
                                json.readValue(
                                        row.getString("mend_values"), new TypeReference<Map<String, String>>() {})),
                json.readValue(row.getString("evidence"), new TypeReference<Map<String, Object>>() {}),
                row.getObject("fetched_at", OffsetDateTime.class).toInstant());
    }
}
