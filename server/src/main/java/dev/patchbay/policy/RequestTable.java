package dev.patchbay.policy;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@link Requests}. */
@Component
class RequestTable {

    private static final int MAXIMUM_LIMIT = 100;

    /** At most this many are answered by one installation; more people than that do not ask. */
    private static final int WAITING_MAXIMUM = 10_000;

    private static final String SELECT = """
            select id, organization_id, integration_id, account_id, message, state, asked_at, answered_by, answered_at, answer
              from policy.request
            """;

    private final JdbcClient sql;

    RequestTable(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What to list.
     *
     * @param account whose, or null for everybody's
     */
    record Wanted(
            OrganizationId organization,
            @Nullable AccountId account,
            @Nullable RequestState state,
            @Nullable IntegrationId integration) {}

    /** Adds a request, unless this account has the same one open. */
    boolean insert(AppRequest request) {
        return sql.sql("""
                        insert into policy.request (id, organization_id, integration_id, account_id, message, state, asked_at)
                        values (:id, :organization, :integration, :account, :message, 'OPEN', :at)
                        on conflict (organization_id, integration_id, account_id) where state = 'OPEN' do nothing
                        """)
                        .param("id", request.id().value())
                        .param("organization", request.organization().value())
                        .param("integration", request.integration().value())
                        .param("account", request.account().value())
                        .param("message", request.message())
                        .param("at", Timestamp.from(request.askedAt()))
                        .update()
                == 1;
    }

    /** Writes an answer, unless there is one. */
    boolean close(AppRequest answered) {
        return sql.sql("""
                        update policy.request
                           set state = :state, answered_by = :by, answered_at = :at, answer = :answer
                         where id = :id and state = 'OPEN'
                        """)
                        .param("state", answered.state().name())
                        .param(
                                "by",
                                Objects.requireNonNull(answered.answeredBy()).value())
                        .param("at", Timestamp.from(Objects.requireNonNull(answered.answeredAt())))
                        .param("answer", answered.answer())
                        .param("id", answered.id().value())
                        .update()
                == 1;
    }

    Optional<AppRequest> find(RequestId id) {
        return sql.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(RequestTable::read)
                .optional();
    }

    Optional<AppRequest> findOpen(OrganizationId organization, IntegrationId integration, AccountId account) {
        return sql.sql(SELECT + """
                        where organization_id = :organization and integration_id = :integration and account_id = :account
                          and state = 'OPEN'
                        """)
                .param("organization", organization.value())
                .param("integration", integration.value())
                .param("account", account.value())
                .query(RequestTable::read)
                .optional();
    }

    List<AppRequest> findOpen(OrganizationId organization, IntegrationId integration) {
        return sql.sql(SELECT + """
                        where organization_id = :organization and integration_id = :integration and state = 'OPEN'
                        order by id limit :limit
                        """)
                .param("organization", organization.value())
                .param("integration", integration.value())
                .param("limit", WAITING_MAXIMUM)
                .query(RequestTable::read)
                .list();
    }

    Page<AppRequest> page(Wanted wanted, @Nullable Cursor after, int limit) {
        int size = Math.clamp(limit, 1, MAXIMUM_LIMIT);
        List<AppRequest> rows = sql.sql(SELECT + """
                        where organization_id = :organization
                          and (:account::uuid is null or account_id = :account::uuid)
                          and (:state::text is null or state = :state::text)
                          and (:integration::uuid is null or integration_id = :integration::uuid)
                          and (:before::uuid is null or id < :before::uuid)
                        order by id desc
                        limit :limit
                        """)
                .param("organization", wanted.organization().value())
                .param(
                        "account",
                        wanted.account() == null ? null : wanted.account().value(),
                        Types.OTHER)
                .param("state", wanted.state() == null ? null : wanted.state().name(), Types.VARCHAR)
                .param(
                        "integration",
                        wanted.integration() == null
                                ? null
                                : wanted.integration().value(),
                        Types.OTHER)
                .param("before", after == null ? null : after.value(0, UUID::fromString), Types.OTHER)
                .param("limit", size + 1)
                .query(RequestTable::read)
                .list();
        return Page.of(rows, size, row -> Cursor.after(row.id()));
    }

    List<AppRequest> of(AccountId account) {
        return sql.sql(SELECT + "where account_id = :account order by id")
                .param("account", account.value())
                .query(RequestTable::read)
                .list();
    }

    void deleteOf(AccountId account) {
        sql.sql("delete from policy.request where account_id = :account")
                .param("account", account.value())
                .update();
    }

    /** Somebody who left waits for nothing. */
    void withdrawAll(OrganizationId organization, AccountId account, Timestamp now) {
        sql.sql("""
                        update policy.request set state = 'WITHDRAWN', answered_at = :now
                         where organization_id = :organization and account_id = :account and state = 'OPEN'
                        """)
                .param("organization", organization.value())
                .param("account", account.value())
                .param("now", now)
                .update();
    }

    private static AppRequest read(ResultSet row, int number) throws SQLException {
        @Nullable UUID answeredBy = row.getObject("answered_by", UUID.class);
        @Nullable Timestamp answeredAt = row.getTimestamp("answered_at");
        return new AppRequest(
                new RequestId(row.getObject("id", UUID.class)),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("message"),
                RequestState.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                answeredBy == null ? null : new AccountId(answeredBy),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("answer"));
    }
}
