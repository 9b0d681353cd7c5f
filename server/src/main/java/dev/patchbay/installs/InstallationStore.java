package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code installs.installation}. */
@Repository
class InstallationStore {

    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else installs this for the organization, whether or not there is a row yet. */
    void lockTarget(IntegrationId integration, OrganizationId organization) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:target, 0))")
                .param("target", "installs/" + integration + "/" + organization)
                .query(row -> {});
    }

    Optional<Installation> find(InstallationId id) {
        return jdbc.sql("select * from installs.installation where id = :id")
                .param("id", id.value())
                .query(InstallationStore::read)
                .optional();
    }

    /** The installation, which nobody else changes until the transaction ends. */
    Optional<Installation> findForUpdate(InstallationId id) {
        return jdbc.sql("select * from installs.installation where id = :id for update")
                .param("id", id.value())
                .query(InstallationStore::read)
                .optional();
    }

    Optional<Installation> find(IntegrationId integration, OrganizationId organization) {
        return jdbc.sql("""
                        select * from installs.installation
                        where integration_id = :integration and organization_id = :organization
                        """)
                .param("integration", integration.value())
                .param("organization", organization.value())
                .query(InstallationStore::read)
                .optional();
    }

    Optional<Installation> findByClient(String clientId) {
        return jdbc.sql("select * from installs.installation where client_id = :client")
                .param("client", clientId)
                .query(InstallationStore::read)
                .optional();
    }

    /** By the time of installing. */
    List<Installation> ofOrganization(OrganizationId organization) {
        return jdbc.sql("""
                        select * from installs.installation where organization_id = :organization
                        order by installed_at, id
                        """)
                .param("organization", organization.value())
                .query(InstallationStore::read)
                .list();
    }

    /** All of them, which nobody else changes until the transaction ends; always locked in the same order. */
    List<Installation> ofOrganizationForUpdate(OrganizationId organization) {
        return jdbc.sql(
                        "select * from installs.installation where organization_id = :organization order by id for update")
                .param("organization", organization.value())
                .query(InstallationStore::read)
                .list();
    }

    /** Those of an integration in which somebody has a permission that is not among these, locked. */
    List<Installation> withOtherPermissions(IntegrationId integration, Set<String> declared) {
        return jdbc.sql("""
                        select * from installs.installation
                        where integration_id = :integration and exists (
                            select from installs.member_access
                            where installation_id = installation.id and not permissions <@ cast(:declared as text[]))
                        order by id for update
                        """)
                .param("integration", integration.value())
                .param("declared", declared.toArray(String[]::new))
                .query(InstallationStore::read)
                .list();
    }

    /** The active ones of organizations, by name. */
    List<Installation> active(List<OrganizationId> organizations) {
        return jdbc.sql("""
                        select * from installs.installation
                        where organization_id = any (:organizations) and status = 'ACTIVE'
                        order by name, id
                        """)
                .param(
                        "organizations",
                        organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query(InstallationStore::read)
                .list();
    }

    /** Writes the installation as it is now. */
    void save(Installation installation) {
        jdbc.sql("""
                        insert into installs.installation (id, integration_id, name, organization_id, status, causes,
                            epoch, client_id, access_policy, version, app_address, installed_by, installed_at)
                        values (:id, :integration, :name, :organization, :status, :causes,
                            :epoch, :client, :policy, :version, :address, :by, :at)
                        on conflict (id) do update set
                            name = excluded.name, status = excluded.status, causes = excluded.causes,
                            epoch = excluded.epoch, client_id = excluded.client_id,
                            access_policy = excluded.access_policy, version = excluded.version,
                            app_address = excluded.app_address,
                            installed_by = excluded.installed_by, installed_at = excluded.installed_at
                        """)
                .param("id", installation.id().value())
                .param("integration", installation.integration().value())
                .param("name", installation.name().value())
                .param("organization", installation.organization().value())
                .param("status", installation.status().name())
                .param(
                        "causes",
                        installation.causes().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("epoch", installation.epoch())
                .param("client", installation.clientId())
                .param("policy", installation.accessPolicy().name())
                .param("version", installation.version())
                .param("address", Objects.toString(installation.appAddress(), null))
                .param("by", installation.installedBy().value())
                .param("at", installation.installedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Installation read(ResultSet row, int number) throws SQLException {
        var causes = (String[]) row.getArray("causes").getArray();
        return new Installation(
                new InstallationId(row.getObject("id", UUID.class)),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                Slug.of(row.getString("name")),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                Status.valueOf(row.getString("status")),
                Arrays.stream(causes).map(SuspensionCause::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("client_id"),
                row.getLong("epoch"),
                AccessPolicy.valueOf(row.getString("access_policy")),
                row.getString("version"),
                address(row.getString("app_address")),
                new AccountId(row.getObject("installed_by", UUID.class)),
                row.getObject("installed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable URI address(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
