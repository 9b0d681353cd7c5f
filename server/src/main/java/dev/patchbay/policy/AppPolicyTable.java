package dev.patchbay.policy;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@link AppPolicies}. */
@Component
class AppPolicyTable {

    private final JdbcClient sql;

    AppPolicyTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** In one statement, so that the rule and the names belong together whatever is changed meanwhile. */
    AppPolicy find(OrganizationId organization) {
        List<Row> rows = sql.sql("""
                        select p.version, p.rule, e.integration_id, coalesce(e.allowed, false) as allowed
                          from policy.app_policy p
                          left join policy.app_policy_entry e on e.organization_id = p.organization_id
                         where p.organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query((row, number) -> new Row(
                        row.getLong("version"),
                        AppRule.valueOf(row.getString("rule")),
                        row.getObject("integration_id", UUID.class),
                        row.getBoolean("allowed")))
                .list();
        if (rows.isEmpty()) {
            return AppPolicy.OPEN;
        }
        Set<IntegrationId> allowed = new HashSet<>();
        Set<IntegrationId> denied = new HashSet<>();
        for (Row row : rows) {
            if (row.integrationId != null) {
                (row.allowed ? allowed : denied).add(new IntegrationId(row.integrationId));
            }
        }
        Row first = rows.getFirst();
        return new AppPolicy(first.version, first.rule, allowed, denied);
    }

    /** Nobody else changes it until the transaction ends. */
    AppPolicy findForUpdate(OrganizationId organization, Instant now) {
        sql.sql("""
                        insert into policy.app_policy (organization_id, version, rule, changed_at)
                        values (:organization, 0, 'ALL', :now)
                        on conflict (organization_id) do update set version = app_policy.version
                        """)
                .param("organization", organization.value())
                .param("now", Timestamp.from(now))
                .update();
        return find(organization);
    }

    void save(OrganizationId organization, AppPolicy policy, Instant now) {
        sql.sql("""
                        update policy.app_policy set version = :version, rule = :rule, changed_at = :now
                         where organization_id = :organization
                        """)
                .param("version", policy.version())
                .param("rule", policy.rule().name())
                .param("now", Timestamp.from(now))
                .param("organization", organization.value())
                .update();
        sql.sql("delete from policy.app_policy_entry where organization_id = :organization")
                .param("organization", organization.value())
                .update();
        sql.sql("""
                        insert into policy.app_policy_entry (organization_id, integration_id, allowed)
                        select :organization, integration, integration = any (:allowed)
                          from unnest(:integrations) as integration
                        """)
                .param("organization", organization.value())
                .param("allowed", ids(policy.allowed().stream()))
                .param("integrations", ids(Stream.concat(policy.allowed().stream(), policy.denied().stream())))
                .update();
    }

    /** @param integrationId null in the one row of a policy that names no app */
    private record Row(long version, AppRule rule, @Nullable UUID integrationId, boolean allowed) {}

    private static UUID[] ids(Stream<IntegrationId> integrations) {
        return integrations.map(IntegrationId::value).toArray(UUID[]::new);
    }
}
