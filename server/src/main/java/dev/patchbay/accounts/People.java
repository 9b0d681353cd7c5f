package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All people, for operators. */
@Component
class People {

    static final int MAXIMUM_LIMIT = 200;

    private final JdbcClient sql;

    People(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Somebody with an account.
     *
     * @param roles on the platform, as words
     * @param lastSeenAt when the person used one of the sessions that are open; null when there is none
     */
    record Person(
            AccountId id,
            String name,
            String email,
            boolean emailVerified,
            List<String> roles,
            Instant createdAt,
            @Nullable Instant lastSeenAt) {}

    /**
     * People by name.
     *
     * @param text part of a name or an e-mail address; empty for everybody
     * @throws dev.patchbay.kernel.ProblemException {@code invalid-cursor}
     */
    Page<Person> page(String text, @Nullable Cursor after, int limit) {
        int size = Math.clamp(limit, 1, MAXIMUM_LIMIT);
        List<Person> rows = sql.sql("""
                        select a.id, a.name, a.email, a.email_confirmed_at, a.roles, a.created_at,
                               (select max(s.touched_at) from accounts.session s where s.account_id = a.id) as seen_at
                          from accounts.account a
                         where a.sandbox is null
                           and (a.name ilike :pattern or a.email ilike :pattern)
                           and (cast(:afterId as uuid) is null
                                or (lower(a.name), a.id) > (lower(:afterName), cast(:afterId as uuid)))
                         order by lower(a.name), a.id
                         limit :limit
                        """)
                .param("pattern", "%" + text.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("afterName", after == null ? "" : after.values().getFirst())
                .param(
                        "afterId",
                        after == null
                                ? null
                                : AccountId.of(after.values().getLast()).toString())
                .param("limit", size + 1)
                .query(People::person)
                .list();
        return Page.of(rows, size, person -> Cursor.after(person.name(), person.id()));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        Timestamp seenAt = row.getTimestamp("seen_at");
        return new Person(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getTimestamp("email_confirmed_at") != null,
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .sorted()
                        .toList(),
                row.getTimestamp("created_at").toInstant(),
                seenAt == null ? null : seenAt.toInstant());
    }
}
