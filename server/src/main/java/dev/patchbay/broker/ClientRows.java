package dev.patchbay.broker;

import dev.patchbay.kernel.Slug;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What integrations are to have in the broker. */
@Repository
class ClientRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClientRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An integration that is to have topics, or to have them no more. */
    record Wanted(
            Slug integration,
            @Nullable String clientId,
            @Nullable Long byteRate,
            boolean removed) {}

    /** Returns false when it is one more than there may be. Two at the same moment may both be the last. */
    boolean save(ClientTopics wanted, int most) {
        return jdbc.sql("""
                        insert into broker.client (integration, client_id, byte_rate, changed_at)
                        select :integration, :client, :rate, :now
                        where exists (select from broker.client where integration = :integration)
                           or (select count(*) from broker.client) < :most
                        on conflict (integration) do update
                          set client_id = excluded.client_id, byte_rate = excluded.byte_rate, removed = false,
                              changed_at = excluded.changed_at
                        """)
                        .param("integration", wanted.integration().value())
                        .param("client", wanted.clientId())
                        .param("rate", wanted.byteRate())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("most", most)
                        .update()
                == 1;
    }

    /** Returns false when there is nothing to take away. */
    boolean remove(Slug integration) {
        return jdbc.sql("""
                        update broker.client set removed = true, client_id = null, changed_at = :now
                        where integration = :integration and not removed
                        """)
                        .param("integration", integration.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    List<Wanted> all() {
        return jdbc.sql("select integration, client_id, byte_rate, removed from broker.client order by integration")
                .query((row, number) -> new Wanted(
                        Slug.of(row.getString("integration")),
                        row.getString("client_id"),
                        row.getObject("byte_rate", Long.class),
                        row.getBoolean("removed")))
                .list();
    }

    /** Which of these are to have topics. */
    Set<Slug> having(Collection<Slug> integrations) {
        return jdbc.sql(
                        "select integration from broker.client where integration = any(cast(:names as text[])) and not removed")
                .param("names", integrations.stream().map(Slug::value).toArray(String[]::new))
                .query((row, number) -> Slug.of(row.getString("integration")))
                .set();
    }

    boolean isClient(String clientId) {
        return jdbc.sql("select exists (select from broker.client where client_id = :client)")
                .param("client", clientId)
                .query(Boolean.class)
                .single();
    }

    /** Its topics are gone, unless it was wanted again meanwhile. */
    void forget(Slug integration) {
        jdbc.sql("delete from broker.client where integration = :integration and removed")
                .param("integration", integration.value())
                .update();
    }
}
