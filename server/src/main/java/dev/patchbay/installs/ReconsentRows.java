package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code installs.reconsent}. */
@Repository
class ReconsentRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReconsentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that are neither of the version nor asked for it yet, by id. */
    List<InstallationId> behind(IntegrationId integration, String version, @Nullable InstallationId after, int limit) {
        return jdbc.sql("""
                        select i.id from installs.installation i
                        left join installs.reconsent r on r.installation_id = i.id and r.version = :version
                        where i.integration_id = :integration and i.id > :after and i.status <> 'UNINSTALLED'
                            and i.version <> :version and r.installation_id is null
                        order by i.id limit :limit
                        """)
                .param("integration", integration.value())
                .param("version", version)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query((row, number) -> new InstallationId(row.getObject("id", UUID.class)))
                .list();
    }

    void ask(Installation installation, String version) {
        jdbc.sql("""
                        insert into installs.reconsent (installation_id, integration_id, version, asked_at)
                        values (:id, :integration, :version, :now)
                        on conflict (installation_id) do update set version = excluded.version, asked_at = excluded.asked_at
                        """)
                .param("id", installation.id().value())
                .param("integration", installation.integration().value())
                .param("version", version)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The version that the installation waits for. */
    Optional<String> waitingFor(InstallationId installation) {
        return jdbc.sql("""
                        select r.version from installs.reconsent r
                        join installs.installation i on i.id = r.installation_id
                        where i.id = :id and i.version <> r.version and i.status <> 'UNINSTALLED'
                        """)
                .param("id", installation.value())
                .query(String.class)
                .optional();
    }

    /** How those who were asked for a version answered. */
    Reconsents.Count count(IntegrationId integration, String version) {
        return jdbc.sql("""
                        select count(*) filter (where i.version <> r.version) as waiting,
                               count(*) filter (where i.version = r.version) as accepted
                        from installs.reconsent r
                        join installs.installation i on i.id = r.installation_id
                        where r.integration_id = :integration and r.version = :version and i.status <> 'UNINSTALLED'
                        """)
                .param("integration", integration.value())
                .param("version", version)
                .query((row, number) -> new Reconsents.Count(version, row.getInt("waiting"), row.getInt("accepted")))
                .single();
    }
}
