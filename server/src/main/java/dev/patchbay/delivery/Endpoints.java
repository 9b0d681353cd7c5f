package dev.patchbay.delivery;

import dev.patchbay.delivery.Endpoint.Disabled;
import dev.patchbay.delivery.Endpoint.Health;
import dev.patchbay.delivery.Endpoint.Probe;
import dev.patchbay.delivery.Endpoint.Reason;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table of endpoints. */
@Repository
class Endpoints {

    private final JdbcClient jdbc;

    Endpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Endpoint> find(IntegrationId integration) {
        return jdbc.sql("select * from delivery.endpoint where integration_id = :integration")
                .param("integration", integration.value())
                .query(Endpoints::read)
                .optional();
    }

    /** The endpoint, which nobody else changes before this transaction ends. */
    Endpoint lock(IntegrationId integration) {
        jdbc.sql("insert into delivery.endpoint (integration_id) values (:integration) on conflict do nothing")
                .param("integration", integration.value())
                .update();
        return jdbc.sql("select * from delivery.endpoint where integration_id = :integration for update")
                .param("integration", integration.value())
                .query(Endpoints::read)
                .single();
    }

    /** Writes an endpoint that was locked. */
    void save(Endpoint endpoint) {
        var probe = endpoint.probe();
        var disabled = endpoint.disabled();
        jdbc.sql("""
                        update delivery.endpoint
                        set address = :address, failures = :failures, failing_since = :failing, resting_until = :resting,
                            probe_stream = :stream, probe_number = :number, probe_at = :at, probing_until = :until,
                            disabled_at = :disabled, disabled_because = :reason
                        where integration_id = :integration
                        """)
                .param("address", endpoint.address())
                .param("failures", endpoint.health().failures())
                .param("failing", at(endpoint.health().failingSince()))
                .param("resting", at(endpoint.health().restingUntil()))
                .param("stream", probe == null ? null : probe.stream())
                .param("number", probe == null ? 0 : probe.number())
                .param("at", probe == null ? null : at(probe.at()))
                .param("until", probe == null ? null : at(probe.until()))
                .param("disabled", disabled == null ? null : at(disabled.at()))
                .param(
                        "reason",
                        disabled == null ? null : disabled.reason().name().toLowerCase(Locale.ROOT))
                .param("integration", endpoint.integration().value())
                .update();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Endpoint read(ResultSet row, int number) throws SQLException {
        var probeAt = Places.instant(row, "probe_at");
        var disabledAt = Places.instant(row, "disabled_at");
        return new Endpoint(
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                row.getString("address"),
                new Health(
                        row.getInt("failures"),
                        Places.instant(row, "failing_since"),
                        Places.instant(row, "resting_until")),
                probeAt == null
                        ? null
                        : new Probe(
                                row.getObject("probe_stream", UUID.class),
                                row.getInt("probe_number"),
                                probeAt,
                                Places.instant(row, "probing_until")),
                disabledAt == null
                        ? null
                        : new Disabled(
                                Reason.valueOf(row.getString("disabled_because").toUpperCase(Locale.ROOT)),
                                disabledAt));
    }
}
