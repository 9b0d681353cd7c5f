package dev.patchbay.installs;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What admins decided about a person's access to apps. Who decided stays as an id, which names nobody any more. */
@Component
class AccessData implements PersonalData {

    private final JdbcClient jdbc;

    AccessData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "appAccess";
    }

    @Override
    public Object export(AccountId account) {
        return jdbc.sql("""
                        select installation.name, installation.organization_id, member_access.*
                        from installs.member_access
                        join installs.installation on installation.id = member_access.installation_id
                        where member_access.account_id = :account and member_access.present
                        order by installation.name, installation.id
                        """)
                .param("account", account.value())
                .query((row, number) -> Map.of(
                        "app", row.getString("name"),
                        "organizationId",
                                row.getObject("organization_id", UUID.class).toString(),
                        "canAccess", row.getBoolean("can_access"),
                        "isAdmin", row.getBoolean("is_admin"),
                        "permissions",
                                List.of((String[]) row.getArray("permissions").getArray()),
                        "grantedAt", row.getTimestamp("granted_at").toInstant().toString()))
                .list();
    }

    @Override
    public void erase(AccountId account) {
        jdbc.sql("delete from installs.member_access where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
