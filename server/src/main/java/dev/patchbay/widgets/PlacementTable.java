package dev.patchbay.widgets;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows of {@code widgets.placement}. */
@Component
class PlacementTable {

    /** Of one person, of what was removed; the oldest go first. */
    private static final int MOST_REMOVED = 50;

    private final JdbcClient jdbc;

    PlacementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is on the dashboard, in reading order. */
    List<Placement> of(AccountId account) {
        return jdbc.sql("""
                        select * from widgets.placement where account_id = :account and removed_at is null
                        order by y, x, id
                        """)
                .param("account", account.value())
                .query(PlacementTable::read)
                .list();
    }

    /** What is on this person's dashboard; empty also for what is on somebody else's. */
    Optional<Placement> find(UUID id, AccountId account) {
        return jdbc.sql("""
                        select * from widgets.placement where id = :id and account_id = :account and removed_at is null
                        """)
                .param("id", id)
                .param("account", account.value())
                .query(PlacementTable::read)
                .optional();
    }

    /** What this person removed since then. */
    Optional<Placement> findRemoved(UUID id, AccountId account, Instant since) {
        return jdbc.sql("""
                        select * from widgets.placement where id = :id and account_id = :account and removed_at > :since
                        """)
                .param("id", id)
                .param("account", account.value())
                .param("since", utc(since))
                .query(PlacementTable::read)
                .optional();
    }

    /** Who has anything of these installations on the dashboard. */
    List<AccountId> peopleWith(Collection<InstallationId> installations) {
        return jdbc.sql("""
                        select distinct account_id from widgets.placement
                        where installation_id = any (:installations) and removed_at is null order by account_id
                        """)
                .param(
                        "installations",
                        installations.stream().map(InstallationId::value).toArray(UUID[]::new))
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }

    /** On how many dashboards the own widget of each of these stands; nothing for those that stand nowhere. */
    Map<InstallationId, Long> framesOf(Collection<InstallationId> installations) {
        Map<InstallationId, Long> places = new HashMap<>();
        jdbc.sql("""
                        select installation_id, count(*) as places from widgets.placement
                        where installation_id = any (:installations) and kind = 'INTEGRATION' and removed_at is null
                        group by installation_id
                        """)
                .param(
                        "installations",
                        installations.stream().map(InstallationId::value).toArray(UUID[]::new))
                .query(row -> {
                    places.put(new InstallationId(row.getObject("installation_id", UUID.class)), row.getLong("places"));
                });
        return places;
    }

    void insert(Placement placement) {
        jdbc.sql("""
                        insert into widgets.placement
                            (id, account_id, kind, installation_id, title, config, x, y, w, h, placed_at)
                        values (:id, :account, :kind, :installation, :title, cast(:config as jsonb), :x, :y, :w, :h, :at)
                        """)
                .param("id", placement.id())
                .param("account", placement.account().value())
                .param("kind", placement.kind().name())
                .param("installation", placement.installation().value())
                .param("title", placement.title())
                .param("config", placement.config().toString())
                .param("x", placement.area().x())
                .param("y", placement.area().y())
                .param("w", placement.area().w())
                .param("h", placement.area().h())
                .param("at", utc(placement.placedAt()))
                .update();
    }

    /** Writes title, settings and place; what was removed is there again. */
    void save(Placement placement) {
        jdbc.sql("""
                        update widgets.placement
                        set title = :title, config = cast(:config as jsonb), x = :x, y = :y, w = :w, h = :h, removed_at = null
                        where id = :id
                        """)
                .param("title", placement.title())
                .param("config", placement.config().toString())
                .param("x", placement.area().x())
                .param("y", placement.area().y())
                .param("w", placement.area().w())
                .param("h", placement.area().h())
                .param("id", placement.id())
                .update();
    }

    void remove(Placement placement, Instant now) {
        jdbc.sql("update widgets.placement set removed_at = :now where id = :id")
                .param("now", utc(now))
                .param("id", placement.id())
                .update();
        jdbc.sql("""
                        delete from widgets.placement where id in (
                            select id from widgets.placement where account_id = :account and removed_at is not null
                            order by removed_at desc, id desc offset :most)
                        """)
                .param("account", placement.account().value())
                .param("most", MOST_REMOVED)
                .update();
    }

    /** Deletes for good what was removed before. */
    void forget(Instant before) {
        jdbc.sql("delete from widgets.placement where removed_at <= :before")
                .param("before", utc(before))
                .update();
    }

    void eraseOf(AccountId account) {
        jdbc.sql("delete from widgets.placement where account_id = :account")
                .param("account", account.value())
                .update();
    }

    static Placement read(ResultSet row, int number) throws SQLException {
        return new Placement(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                WidgetKind.valueOf(row.getString("kind")),
                new InstallationId(row.getObject("installation_id", UUID.class)),
                row.getString("title"),
                (ObjectNode) JsonMapper.shared().readTree(row.getString("config")),
                new Area(row.getInt("x"), row.getInt("y"), row.getInt("w"), row.getInt("h")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
