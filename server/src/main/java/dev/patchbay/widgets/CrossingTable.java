package dev.patchbay.widgets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code widgets.crossing}. */
@Component
class CrossingTable {

    private final JdbcClient jdbc;

    CrossingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a number stood when it was looked at last.
     *
     * @param watched what was looked at, as {@link Watched#text} says it
     * @param told what its person was told last; null for nothing
     * @param toldAt when that was
     */
    record Crossing(
            UUID placement,
            String watched,
            Side side,
            @Nullable Side told,
            @Nullable Instant toldAt) {

        /** That its person is told of it. */
        Crossing told(Instant at) {
            return new Crossing(placement, watched, side, side, at);
        }

        /** Whether its person was told since then that it is there. */
        boolean toldSince(Side where, Instant since) {
            return told == where && toldAt != null && toldAt.isAfter(since);
        }
    }

    Map<UUID, Crossing> of(Collection<UUID> placements) {
        Map<UUID, Crossing> crossings = new HashMap<>();
        jdbc.sql("select * from widgets.crossing where placement_id = any (:placements)")
                .param("placements", placements.toArray(UUID[]::new))
                .query(row -> {
                    Crossing crossing = read(row);
                    crossings.put(crossing.placement, crossing);
                });
        return crossings;
    }

    void save(List<Crossing> crossings) {
        if (crossings.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into widgets.crossing (placement_id, watched, side, told, told_at)
                        select * from unnest(cast(:placements as uuid[]), cast(:watched as text[]), cast(:sides as text[]),
                            cast(:told as text[]), cast(:times as timestamptz[]))
                        on conflict (placement_id) do update set
                            watched = excluded.watched, side = excluded.side, told = excluded.told, told_at = excluded.told_at
                        """)
                .param("placements", crossings.stream().map(Crossing::placement).toArray(UUID[]::new))
                .param("watched", crossings.stream().map(Crossing::watched).toArray(String[]::new))
                .param(
                        "sides",
                        crossings.stream().map(crossing -> crossing.side.name()).toArray(String[]::new))
                .param(
                        "told",
                        crossings.stream()
                                .map(crossing -> crossing.told == null ? null : crossing.told.name())
                                .toArray(String[]::new))
                .param(
                        "times",
                        crossings.stream()
                                .map(crossing -> crossing.toldAt == null ? null : crossing.toldAt.toString())
                                .toArray(String[]::new))
                .update();
    }

    void forget(Collection<UUID> placements) {
        jdbc.sql("delete from widgets.crossing where placement_id = any (:placements)")
                .param("placements", placements.toArray(UUID[]::new))
                .update();
    }

    private static Crossing read(ResultSet row) throws SQLException {
        String told = row.getString("told");
        OffsetDateTime at = row.getObject("told_at", OffsetDateTime.class);
        return new Crossing(
                row.getObject("placement_id", UUID.class),
                row.getString("watched"),
                Side.valueOf(row.getString("side")),
                told == null ? null : Side.valueOf(told),
                at == null ? null : at.toInstant());
    }
}
