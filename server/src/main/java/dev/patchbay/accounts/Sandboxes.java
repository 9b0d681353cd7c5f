package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which organizations are sandboxes, and whose: where a publisher tries what it has not published yet. Its members are test
 * members, who belong to no other organization; nobody else belongs to it.
 */
@Component
public class Sandboxes {

    private final JdbcClient sql;

    Sandboxes(JdbcClient sql) {
        this.sql = sql;
    }

    /** The sandbox of a publisher; empty until it was needed first. */
    public Optional<OrganizationId> of(OrganizationId publisher) {
        return sql.sql("select id from accounts.organization where sandbox_of = :publisher and closed_at is null")
                .param("publisher", publisher.value())
                .query((row, number) -> new OrganizationId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Whose sandbox an organization is; empty for all others. */
    public Optional<OrganizationId> publisherOf(OrganizationId organization) {
        return sql.sql("select sandbox_of from accounts.organization where id = :id and sandbox_of is not null")
                .param("id", organization.value())
                .query((row, number) -> new OrganizationId(row.getObject("sandbox_of", UUID.class)))
                .optional();
    }

    /** The same of many, by one statement; nothing of those that are no sandboxes. */
    public Map<OrganizationId, OrganizationId> publishersOf(Collection<OrganizationId> organizations) {
        Map<OrganizationId, OrganizationId> publishers = new HashMap<>();
        sql.sql("select id, sandbox_of from accounts.organization where id = any (:ids) and sandbox_of is not null")
                .param("ids", organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query(row -> {
                    publishers.put(
                            new OrganizationId(row.getObject("id", UUID.class)),
                            new OrganizationId(row.getObject("sandbox_of", UUID.class)));
                });
        return publishers;
    }

    /** Whether the account is nobody's, but a sandbox's. */
    public boolean isTestMember(AccountId account) {
        return sandboxOf(account).isPresent();
    }

    /** The sandbox whose test member the account is. */
    Optional<OrganizationId> sandboxOf(AccountId account) {
        return sql.sql("select sandbox from accounts.account where id = :id and sandbox is not null")
                .param("id", account.value())
                .query((row, number) -> new OrganizationId(row.getObject("sandbox", UUID.class)))
                .optional();
    }

    /**
     * Demands that test members belong to their sandbox alone, and that nobody else does.
     *
     * @throws ProblemException {@code not-for-test-members}; {@code only-test-members}
     */
    void requireFit(OrganizationId organization, AccountId account) {
        Optional<OrganizationId> sandbox = sandboxOf(account);
        if (sandbox.filter(organization::equals).isPresent()) {
            return;
        }
        if (sandbox.isPresent()) {
            throw TestMemberBounds.refused();
        }
        if (publisherOf(organization).isPresent()) {
            throw new ProblemException(
                    AccountsProblem.ONLY_TEST_MEMBERS,
                    "Nothing was changed. Add a test member to the sandbox instead.");
        }
    }
}
