package dev.patchbay.grants;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When apps last used what they were allowed. Uses are kept in this node's memory and written every ten seconds, all in one
 * statement; a node that is killed loses those of its last seconds.
 */
@Component
public class ScopeUses implements PersonalData {

    /** Beyond it, further ones are not noted until those were written. */
    private static final int MOST = 20_000;

    private static final UUID NOBODY = new UUID(0, 0);

    private final Map<Use, Instant> uses = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    ScopeUses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Use(UUID installation, UUID account, String scope) {}

    /**
     * Notes that the scope was used just now.
     *
     * @param account who was present; null for nobody
     */
    public void used(InstallationId installation, @Nullable AccountId account, String scope) {
        var use = new Use(installation.value(), account == null ? NOBODY : account.value(), scope);
        if (uses.size() < MOST || uses.containsKey(use)) {
            uses.put(use, clock.instant());
        }
    }

    /**
     * When each scope was last used for the installation; one that never was is not in it. At most ten seconds late.
     *
     * @param account by which person; null for all of them, and nobody
     */
    public Map<String, Instant> lastUsed(InstallationId installation, @Nullable AccountId account) {
        var last = new HashMap<String, Instant>();
        jdbc.sql("""
                        select scope, max(at) as at from grants.scope_use
                        where installation_id = :installation
                          and (cast(:account as uuid) is null or account_id = :account)
                        group by scope
                        """)
                .param("installation", installation.value())
                .param("account", account == null ? null : account.value())
                .query(row -> {
                    last.put(
                            row.getString("scope"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return Map.copyOf(last);
    }

    /** Writes what was noted since; after a failure it is tried again with the next. */
    synchronized void write() {
        Map<Use, Instant> taken = Map.copyOf(uses);
        if (taken.isEmpty()) {
            return;
        }
        var written = taken.entrySet().stream().toList();
        jdbc.sql("""
                        insert into grants.scope_use as known (installation_id, account_id, scope, at)
                        select * from unnest(cast(:installations as uuid[]), cast(:accounts as uuid[]), cast(:scopes as text[]), cast(:ats as timestamptz[]))
                        on conflict (installation_id, account_id, scope) do update set at = excluded.at where known.at < excluded.at
                        """)
                .param("installations", texts(written, use -> use.getKey().installation))
                .param("accounts", texts(written, use -> use.getKey().account))
                .param("scopes", texts(written, use -> use.getKey().scope))
                .param("ats", texts(written, Map.Entry::getValue))
                .update();
        taken.forEach(uses::remove);
    }

    private static String[] texts(
            List<Map.Entry<Use, Instant>> written, Function<Map.Entry<Use, Instant>, Object> part) {
        return written.stream().map(part).map(Object::toString).toArray(String[]::new);
    }

    @Override
    public String section() {
        return "usesOfWhatAppsMay";
    }

    @Override
    public Object export(AccountId account) {
        return jdbc.sql("""
                        select installation_id, scope, at from grants.scope_use where account_id = :account
                        order by installation_id, scope
                        """)
                .param("account", account.value())
                .query((row, number) -> new Exported(
                        InstallationId.of(row.getString("installation_id")),
                        row.getString("scope"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public void erase(AccountId account) {
        uses.keySet().removeIf(use -> use.account.equals(account.value()));
        jdbc.sql("delete from grants.scope_use where account_id = :account")
                .param("account", account.value())
                .update();
    }

    record Exported(InstallationId installation, String scope, Instant lastUsedAt) {}
}
