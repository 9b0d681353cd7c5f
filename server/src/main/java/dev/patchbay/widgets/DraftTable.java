package dev.patchbay.widgets;

import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where dashboards of sandboxes find the bundles of drafts, as they were fetched last. */
@Component
class DraftTable {

    /** After the last look. Nobody is a test member for longer at a time, so that what an open page knows stays good. */
    static final Duration LIFE = Duration.ofHours(8);

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The bundle of a draft.
     *
     * @param address as it stands in the path; it stays while the bundle does
     */
    record Tried(IntegrationId integration, BundleId bundle, String address, boolean takenDown) {

        String frame() {
            return "/w/" + address + "/frame";
        }
    }

    /** Gives out the addresses; nothing for those of whose draft there is no bundle. */
    Map<IntegrationId, Tried> open(Collection<IntegrationId> integrations) {
        UUID[] ids = integrations.stream().map(IntegrationId::value).toArray(UUID[]::new);
        prolong(ids);
        return jdbc.sql("""
                        select integration_id, sha256, address,
                            exists (select from widgets.taken_down d where d.sha256 = f.sha256) as taken_down
                        from widgets.fetched f
                        where integration_id = any (:integrations) and draft and address is not null
                        """).param("integrations", ids).query((row, number) -> read(row)).list().stream()
                .collect(Collectors.toMap(Tried::integration, Function.identity()));
    }

    /** Whoever reads it seldom writes: only where the address would end soon, or there is none. */
    private void prolong(UUID[] integrations) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        update widgets.fetched set address_until = :until, address = case when address_until > :now then address
                            else sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) end
                        where (integration_id, draft) in (
                            select integration_id, draft from widgets.fetched
                            where integration_id = any (:integrations) and draft and sha256 is not null
                                and (address is null or address_until < :soon)
                            order by integration_id for no key update)
                        """)
                .param("until", now.plus(LIFE))
                .param("now", now)
                .param("soon", now.plus(LIFE.dividedBy(2)))
                .param("integrations", integrations)
                .update();
    }

    /** There is no draft any more: nothing of it is found where it was. */
    void end(IntegrationId integration) {
        jdbc.sql("""
                        update widgets.fetched set address = null, address_until = null
                        where integration_id = :integration and draft
                        """).param("integration", integration.value()).update();
    }

    private static Tried read(ResultSet row) throws SQLException {
        return new Tried(
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                BundleId.read(row.getBytes("sha256")),
                HexFormat.of().formatHex(row.getBytes("address")),
                row.getBoolean("taken_down"));
    }
}
