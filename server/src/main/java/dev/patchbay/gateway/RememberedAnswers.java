package dev.patchbay.gateway;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers that are kept for a day in case a person's program repeats its request. */
@Component
class RememberedAnswers implements PersonalData {

    private final JdbcClient jdbc;

    RememberedAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "rememberedAnswers";
    }

    @Override
    public Object export(AccountId account) {
        return jdbc.sql("""
                        select claimed_at, status, body from gateway.idempotency_key
                         where account_id = :account order by claimed_at
                        """)
                .param("account", account.value())
                .query((row, number) -> new Remembered(
                        row.getTimestamp("claimed_at").toInstant(),
                        row.getObject("status", Integer.class),
                        row.getString("body")))
                .list();
    }

    @Override
    public void erase(AccountId account) {
        jdbc.sql("delete from gateway.idempotency_key where account_id = :account")
                .param("account", account.value())
                .update();
    }

    record Remembered(
            Instant askedAt,
            @Nullable Integer status,
            @Nullable String body) {}
}
