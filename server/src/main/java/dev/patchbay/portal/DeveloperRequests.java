package dev.patchbay.portal;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code portal.developer_request}: who waits to become a developer. */
@Component
class DeveloperRequests implements PersonalData {

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeveloperRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Request(AccountId account, Instant askedAt) {}

    /** Whether this is the first time since the last answer. */
    boolean add(AccountId account) {
        return jdbc.sql("""
                        insert into portal.developer_request (account, asked_at) values (:account, :now)
                        on conflict do nothing
                        """)
                        .param("account", account.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether there was one. */
    boolean remove(AccountId account) {
        return jdbc.sql("delete from portal.developer_request where account = :account")
                        .param("account", account.value())
                        .update()
                == 1;
    }

    /** The longest waiting first, 200 at most. */
    List<Request> all() {
        return jdbc.sql("select * from portal.developer_request order by asked_at, account limit :most")
                .param("most", MOST_SHOWN)
                .query((row, number) -> new Request(
                        new AccountId(row.getObject("account", UUID.class)),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean waits(AccountId account) {
        return jdbc.sql("select exists (select from portal.developer_request where account = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** Those of these people who wait. */
    Set<AccountId> waitingAmong(Collection<AccountId> accounts) {
        return Set.copyOf(jdbc.sql("select account from portal.developer_request where account = any(:accounts)")
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, number) -> new AccountId(row.getObject("account", UUID.class)))
                .list());
    }

    @Override
    public String section() {
        return "developerRequest";
    }

    @Override
    public Object export(AccountId account) {
        return jdbc.sql("select asked_at from portal.developer_request where account = :account")
                .param("account", account.value())
                .query((row, number) -> Map.of(
                        "askedAt",
                        row.getObject("asked_at", OffsetDateTime.class)
                                .toInstant()
                                .toString()))
                .list();
    }

    @Override
    public void erase(AccountId account) {
        remove(account);
    }
}
