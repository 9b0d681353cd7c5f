package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code installs.member_access}: what was decided about single members. */
@Repository
class Assignments {

    private final JdbcClient jdbc;

    Assignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many members were let in and kept out by name. */
    record Counts(int letIn, int keptOut) {

        static final Counts NONE = new Counts(0, 0);
    }

    Optional<Assignment> find(InstallationId installation, AccountId account) {
        return Optional.ofNullable(
                of(List.of(installation), List.of(account)).of(installation).get(account));
    }

    /** What was decided about these accounts in these installations. */
    Decided of(Collection<InstallationId> installations, Collection<AccountId> accounts) {
        var decided = new Decided(new HashMap<>());
        jdbc.sql("""
                        select * from installs.member_access
                        where installation_id = any (:installations) and account_id = any (:accounts)
                        """)
                .param("installations", installationIds(installations))
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(row -> {
                    decided.add(new InstallationId(row.getObject("installation_id", UUID.class)), read(row, 0));
                });
        return decided;
    }

    /** Everything that was decided in one installation about accounts that are members. */
    Map<AccountId, Assignment> all(InstallationId installation) {
        var decided = new Decided(new HashMap<>());
        jdbc.sql("select * from installs.member_access where installation_id = :installation and present")
                .param("installation", installation.value())
                .query(row -> {
                    decided.add(installation, read(row, 0));
                });
        return decided.of(installation);
    }

    /** Members who were let in by name, by id. */
    List<Assignment> letIn(InstallationId installation, @Nullable AccountId after, int limit) {
        return jdbc.sql("""
                        select * from installs.member_access
                        where installation_id = :installation and present and can_access and account_id > :after
                        order by account_id limit :limit
                        """)
                .param("installation", installation.value())
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query(Assignments::read)
                .list();
    }

    Map<InstallationId, Counts> counts(Collection<InstallationId> installations) {
        Map<InstallationId, Counts> counts = new HashMap<>();
        jdbc.sql("""
                        select installation_id, count(*) filter (where can_access) as let_in,
                            count(*) filter (where not can_access) as kept_out
                        from installs.member_access
                        where present and installation_id = any (:installations)
                        group by installation_id
                        """).param("installations", installationIds(installations)).query(row -> {
            counts.put(
                    new InstallationId(row.getObject("installation_id", UUID.class)),
                    new Counts(row.getInt("let_in"), row.getInt("kept_out")));
        });
        return counts;
    }

    void save(InstallationId installation, Assignment assignment) {
        jdbc.sql("""
                        insert into installs.member_access
                            (installation_id, account_id, can_access, is_admin, permissions, granted_by, granted_at)
                        values (:installation, :account, :canAccess, :isAdmin, :permissions, :by, :at)
                        on conflict (installation_id, account_id) do update set
                            can_access = excluded.can_access, is_admin = excluded.is_admin,
                            permissions = excluded.permissions, present = true,
                            granted_by = excluded.granted_by, granted_at = excluded.granted_at
                        """)
                .param("installation", installation.value())
                .param("account", assignment.account().value())
                .param("canAccess", assignment.access().canAccess())
                .param("isAdmin", assignment.access().isAdmin())
                .param("permissions", assignment.access().permissions().toArray(String[]::new))
                .param("by", assignment.grantedBy().value())
                .param("at", assignment.grantedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(InstallationId installation, AccountId account) {
        jdbc.sql("delete from installs.member_access where installation_id = :installation and account_id = :account")
                .param("installation", installation.value())
                .param("account", account.value())
                .update();
    }

    /** Takes away what the account was given. That it was kept out stays, for the case that it comes back. */
    void left(Collection<InstallationId> installations, AccountId account) {
        jdbc.sql("""
                        delete from installs.member_access
                        where installation_id = any (:installations) and account_id = :account and can_access
                        """)
                .param("installations", installationIds(installations))
                .param("account", account.value())
                .update();
        present(installations, account, false);
    }

    /** What kept the account out counts again. */
    void cameBack(Collection<InstallationId> installations, AccountId account) {
        present(installations, account, true);
    }

    private void present(Collection<InstallationId> installations, AccountId account, boolean present) {
        jdbc.sql("""
                        update installs.member_access set present = :present
                        where installation_id = any (:installations) and account_id = :account
                        """)
                .param("present", present)
                .param("installations", installationIds(installations))
                .param("account", account.value())
                .update();
    }

    private static UUID[] installationIds(Collection<InstallationId> installations) {
        return installations.stream().map(InstallationId::value).toArray(UUID[]::new);
    }

    private static Assignment read(ResultSet row, int number) throws SQLException {
        return new Assignment(
                new AccountId(row.getObject("account_id", UUID.class)),
                new Access(row.getBoolean("can_access"), row.getBoolean("is_admin"), List.of((String[])
                        row.getArray("permissions").getArray())),
                new AccountId(row.getObject("granted_by", UUID.class)),
                row.getObject("granted_at", OffsetDateTime.class).toInstant());
    }

    /** Assignments by installation and account. */
    record Decided(Map<InstallationId, Map<AccountId, Assignment>> byInstallation) {

        Map<AccountId, Assignment> of(InstallationId installation) {
            return byInstallation.getOrDefault(installation, Map.of());
        }

        private void add(InstallationId installation, Assignment assignment) {
            byInstallation.computeIfAbsent(installation, any -> new HashMap<>()).put(assignment.account(), assignment);
        }
    }
}
