package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.kernel.TypedId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
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

    /** Until the transaction ends nobody else installs this for the target, whether or not there is a row yet. */
    void lockTarget(IntegrationId integration, Target target) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:target, 0))")
                .param("target", "installs/" + integration + "/" + id(target))
                .query(row -> {});
    }

    /** Until the transaction ends nobody else makes the integration's own client. */
    void lockClient(IntegrationId integration) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:client, 0))")
                .param("client", "installs/client/" + integration)
                .query(row -> {});
    }

    Optional<Installation> find(InstallationId id) {
        return jdbc.sql("select * from installs.installation where id = :id")
                .param("id", id.value())
                .query(InstallationStore::read)
                .optional();
    }

    /** Those with these ids; fewer where there are none. */
    List<Installation> find(Collection<InstallationId> ids) {
        return jdbc.sql("select * from installs.installation where id = any (:ids)")
                .param("ids", ids.stream().map(InstallationId::value).toArray(UUID[]::new))
                .query(InstallationStore::read)
                .list();
    }

    /** The installation, which nobody else changes until the transaction ends. */
    Optional<Installation> findForUpdate(InstallationId id) {
        return jdbc.sql("select * from installs.installation where id = :id for update")
                .param("id", id.value())
                .query(InstallationStore::read)
                .optional();
    }

    Optional<Installation> find(IntegrationId integration, Target target) {
        return jdbc.sql("select * from installs.installation where integration_id = :integration and "
                        + switch (target) {
                            case Target.Organization _ -> "organization_id = :target";
                            case Target.User _ -> "account_id = :target";
                        })
                .param("integration", integration.value())
                .param("target", id(target))
                .query(InstallationStore::read)
                .optional();
    }

    /** The organization's installation that the client was made for. */
    Optional<Installation> findByClient(String clientId) {
        return jdbc.sql("select * from installs.installation where client_id = :client and organization_id is not null")
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

    /** What a person installed for themselves, by the time of installing. */
    List<Installation> ofAccount(AccountId account) {
        return jdbc.sql("""
                        select * from installs.installation where account_id = :account
                        order by installed_at, id
                        """)
                .param("account", account.value())
                .query(InstallationStore::read)
                .list();
    }

    /** The same, which nobody else changes until the transaction ends; always locked in the same order. */
    List<Installation> ofAccountForUpdate(AccountId account) {
        return jdbc.sql("select * from installs.installation where account_id = :account order by id for update")
                .param("account", account.value())
                .query(InstallationStore::read)
                .list();
    }

    /** Those of an integration that are not uninstalled, by id. */
    List<Installation> ofIntegration(IntegrationId integration, @Nullable InstallationId after, int limit) {
        return jdbc.sql("""
                        select * from installs.installation
                        where integration_id = :integration and id > :after and status <> 'UNINSTALLED'
                        order by id limit :limit
                        """)
                .param("integration", integration.value())
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query(InstallationStore::read)
                .list();
    }

    List<InstalledVersion> versions(Collection<IntegrationId> integrations, int most) {
        return jdbc.sql("""
                        select found.* from unnest(cast(:integrations as uuid[])) as wanted (id)
                        cross join lateral (
                            select id, integration_id, version from installs.installation
                            where integration_id = wanted.id and status <> 'UNINSTALLED'
                            order by id limit :most) found
                        """)
                .param(
                        "integrations",
                        integrations.stream().map(IntegrationId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, number) -> new InstalledVersion(
                        new InstallationId(row.getObject("id", UUID.class)),
                        new IntegrationId(row.getObject("integration_id", UUID.class)),
                        row.getString("version")))
                .list();
    }

    /** Those of organizations that are not uninstalled and have a client of their own. */
    List<Installation> withOwnClient(IntegrationId integration) {
        return jdbc.sql("""
                        select * from installs.installation
                        where integration_id = :integration and organization_id is not null and status <> 'UNINSTALLED'
                        order by id
                        """)
                .param("integration", integration.value())
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

    /** Writes the installation as it is now. */
    void save(Installation installation) {
        jdbc.sql("""
                        insert into installs.installation (id, integration_id, name, organization_id, account_id, status, causes,
                            epoch, client_id, access_policy, version, app_address, installed_by, installed_at)
                        values (:id, :integration, :name, :organization, :account, :status, :causes,
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
                .param("organization", value(installation.organization()), Types.OTHER)
                .param("account", value(installation.owner()), Types.OTHER)
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
                target(row),
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

    private static Target target(ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        return organization != null
                ? new Target.Organization(new OrganizationId(organization))
                : new Target.User(new AccountId(row.getObject("account_id", UUID.class)));
    }

    private static UUID id(Target target) {
        return switch (target) {
            case Target.Organization(OrganizationId id) -> id.value();
            case Target.User(AccountId id) -> id.value();
        };
    }

    private static @Nullable UUID value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable URI address(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
