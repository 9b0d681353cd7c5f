package dev.patchbay.installs;

import dev.patchbay.grants.Decision.Person;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an installation's access policy and its exceptions say about one account; membership is asked elsewhere. */
@Repository
class MemberAccess {

    private final JdbcClient jdbc;
    private final Clock clock;

    MemberAccess(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As what the account comes in, or empty when it is kept out. */
    Optional<Person> of(InstallationId installation, AccountId account) {
        return jdbc.sql("""
                        select coalesce(is_admin, false) as is_admin, coalesce(permissions, '{}') as permissions
                        from installs.installation
                        left join installs.member_access
                            on member_access.installation_id = installation.id and member_access.account_id = :account
                        where installation.id = :installation
                            and coalesce(member_access.can_access, installation.access_policy = 'EVERYONE')
                        """)
                .param("account", account.value())
                .param("installation", installation.value())
                .query(MemberAccess::read)
                .optional();
    }

    /** Whoever installs an app administers it. */
    void makeAppAdmin(InstallationId installation, AccountId account) {
        jdbc.sql("""
                        insert into installs.member_access
                            (installation_id, account_id, can_access, is_admin, granted_by, granted_at)
                        values (:installation, :account, true, true, :account, :now)
                        on conflict (installation_id, account_id) do update set
                            can_access = true, is_admin = true,
                            granted_by = excluded.granted_by, granted_at = excluded.granted_at
                        """)
                .param("installation", installation.value())
                .param("account", account.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes away what the account was given. That it was kept out stays, for the case that it comes back. */
    void withdraw(InstallationId installation, AccountId account) {
        jdbc.sql("""
                        delete from installs.member_access
                        where installation_id = :installation and account_id = :account and can_access
                        """)
                .param("installation", installation.value())
                .param("account", account.value())
                .update();
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        var permissions = (String[]) row.getArray("permissions").getArray();
        return new Person(
                row.getBoolean("is_admin"), Arrays.stream(permissions).sorted().toList());
    }
}
