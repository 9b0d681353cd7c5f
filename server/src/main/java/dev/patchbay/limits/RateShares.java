package dev.patchbay.limits;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This node's share of each rate. Nodes tell each other once a second how much is asked of them, and each takes the part of a
 * rate that it has of the whole demand. A node that is alone has all of it, and writes no more than that it is there.
 */
class RateShares {

    private static final HexFormat HEX = HexFormat.of();

    private static final Duration PRESENT = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** Of a node that is asked hardly anything, so that it can answer at all. */
    private static final double SMALLEST = 0.02;

    /** Buckets that are told of at a time: those with the greatest demand. */
    private static final int MOST = 5_000;

    private final Rates rates;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID node;
    private boolean several;

    RateShares(Rates rates, JdbcClient jdbc, Clock clock, Ids ids) {
        this.rates = rates;
        this.jdbc = jdbc;
        this.clock = clock;
        this.node = ids.next();
    }

    private record Told(Counted counted, String bucket, long demand) {}

    synchronized void refresh() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int nodes = nodes(now);
        rates.newcomersShare(1.0 / nodes);
        if (nodes > 1) {
            List<Told> told = told();
            Map<String, Long> others = tell(told, now);
            told.forEach(one -> one.counted.share(share(one.demand, others.getOrDefault(one.bucket, 0L))));
        } else if (several) {
            rates.counted().asMap().values().forEach(counted -> counted.share(1));
        }
        several = nodes > 1;
    }

    private static double share(long own, long others) {
        return Math.max(SMALLEST, own == 0 && others == 0 ? 1 : (double) own / (own + others));
    }

    private int nodes(OffsetDateTime now) {
        jdbc.sql("""
                        insert into limits.node (id, seen) values (:id, :now) on conflict (id) do update set seen = :now
                        """).param("id", node).param("now", now).update();
        return jdbc.sql("select count(*) from limits.node where seen > :since")
                .param("since", now.minus(PRESENT))
                .query(Integer.class)
                .single();
    }

    private List<Told> told() {
        var all = new ArrayList<Told>();
        rates.counted().asMap().forEach((name, counted) -> {
            long demand = counted.measure();
            if (demand > 0) {
                all.add(new Told(counted, HEX.formatHex(Sha256.of(name)), demand));
            }
        });
        all.sort(Comparator.comparingLong(Told::demand).reversed());
        return all.subList(0, Math.min(all.size(), MOST));
    }

    /** What is asked of the other nodes. */
    private Map<String, Long> tell(List<Told> told, OffsetDateTime now) {
        byte[][] buckets = told.stream().map(one -> HEX.parseHex(one.bucket)).toArray(byte[][]::new);
        jdbc.sql("""
                        insert into limits.demand (bucket, node, calls, at)
                        select bucket, :node, calls, :now from unnest(cast(:buckets as bytea[]), cast(:calls as int[])) as told (bucket, calls)
                        on conflict (bucket, node) do update set calls = excluded.calls, at = excluded.at
                        """)
                .param("node", node)
                .param("now", now)
                .param("buckets", buckets)
                .param(
                        "calls",
                        told.stream()
                                .map(one -> (int) Math.min(Integer.MAX_VALUE, one.demand))
                                .toArray(Integer[]::new))
                .update();
        var others = new HashMap<String, Long>();
        jdbc.sql("""
                        select bucket, sum(calls) as calls from limits.demand
                        where bucket = any (cast(:buckets as bytea[])) and node <> :node and at > :since
                        group by bucket
                        """)
                .param("buckets", buckets)
                .param("node", node)
                .param("since", now.minus(PRESENT))
                .query(row -> {
                    others.put(HEX.formatHex(row.getBytes("bucket")), row.getLong("calls"));
                });
        return others;
    }

    /** Removes what nobody asks for any more. */
    void forgetOld() {
        OffsetDateTime before = clock.instant().minus(FORGOTTEN).atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from limits.demand where at < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from limits.node where seen < :before")
                .param("before", before)
                .update();
    }
}
