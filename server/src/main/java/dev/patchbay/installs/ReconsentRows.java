package dev.patchbay.installs;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
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

    /** Nobody waits any more for versions that are not offered. */
    void withdrawOthers(IntegrationId integration, String offered) {
        jdbc.sql("""
                        delete from installs.reconsent r using installs.installation i
                        where r.integration_id = :integration and r.version <> :offered
                            and i.id = r.installation_id and i.version <> r.version
                        """)
                .param("integration", integration.value())
                .param("offered", offered)
                .update();
    }

    /** What another version asked before is of no interest once the installation is of this one. */
    void forget(Installation installation) {
        jdbc.sql("delete from installs.reconsent where installation_id = :id and version <> :version")
                .param("id", installation.id().value())
                .param("version", installation.version())
                .update();
    }

    /** Whether the installation was asked for this version, and nobody has agreed. */
    boolean waits(InstallationId installation, String version) {
        return jdbc.sql("""
                        select exists (
                            select from installs.reconsent r join installs.installation i on i.id = r.installation_id
                            where i.id = :id and r.version = :version and i.version <> r.version
                                and i.status <> 'UNINSTALLED')
                        """)
                .param("id", installation.value())
                .param("version", version)
                .query(Boolean.class)
                .single();
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
