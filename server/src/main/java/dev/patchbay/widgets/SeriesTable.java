package dev.patchbay.widgets;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code widgets.series} and {@code widgets.history}: what numbers that are charted were, minute by minute. */
@Component
class SeriesTable {

    static final Duration KEPT = Duration.ofHours(24);

    /** Not each minute: how long something has been charted nobody asks. */
    private static final Duration REFRESHED = Duration.ofMinutes(10);

    /** How rows name what is for all (RFC 9562 §5.9). */
    private static final UUID ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final WidgetsSettings settings;
    private final Counter unkept;

    SeriesTable(JdbcClient jdbc, WidgetsSettings settings, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.unkept = Counter.builder("patchbay.widgets.unkept")
                .description("numbers of lines of which nothing was kept for want of room, counted with each look")
                .register(meters);
    }

    /**
     * A number of a record, whoever charts it.
     *
     * @param owner whose alone the record is; null where all share it
     */
    record Series(IntegrationId source, @Nullable InstallationId owner, String key, String field) {}

    /** The past of a record: what its number was in each minute, null where nothing was known. */
    record Past(String key, List<@Nullable Double> numbers) {}

    private record Known(long id, Instant chartedAt) {}

    /**
     * Notes that these are charted, and what they are in this minute, unless that is noted already. What there is no room for is left
     * out; in the caller's transaction.
     *
     * @param numbers of those that are known at the moment
     */
    void keep(Set<Series> charted, Map<Series, Double> numbers, Instant now) {
        if (charted.isEmpty()) {
            return;
        }
        Map<Series, Known> known = known(List.copyOf(charted));
        List<Series> fresh = numbers.keySet().stream()
                .filter(series -> !known.containsKey(series))
                .toList();
        if (!fresh.isEmpty()) {
            Map<Series, Long> inserted = insert(fresh, now);
            inserted.forEach((series, id) -> known.put(series, new Known(id, now)));
            unkept.increment(fresh.size() - inserted.size());
        }
        refresh(known.values(), now);
        List<Long> ids = new ArrayList<>();
        List<Double> noted = new ArrayList<>();
        numbers.forEach((series, number) -> {
            Known row = known.get(series);
            if (row != null) {
                ids.add(row.id);
                noted.add(number);
            }
        });
        note(ids, noted, now);
    }

    private Map<Series, Known> known(List<Series> series) {
        Map<Series, Known> known = new HashMap<>();
        asked("""
                        select w.number, s.id, s.charted_at
                        from unnest(cast(:sources as uuid[]), cast(:owners as uuid[]), cast(:keys as text[]), cast(:fields as text[]))
                            with ordinality as w (source_id, owner_id, key, field, number)
                        join widgets.series s using (source_id, owner_id, key, field)
                        """, series).query(row -> {
            known.put(
                    series.get(row.getInt("number") - 1),
                    new Known(
                            row.getLong("id"),
                            row.getObject("charted_at", OffsetDateTime.class).toInstant()));
        });
        return known;
    }

    /** As many as there is room for. */
    private Map<Series, Long> insert(List<Series> series, Instant now) {
        Map<Series, Long> inserted = new HashMap<>();
        asked("""
                        with there as (select source_id, count(*) as many from widgets.series group by source_id)
                        insert into widgets.series (source_id, owner_id, key, field, charted_at)
                        select w.source_id, w.owner_id, w.key, w.field, :now
                        from (select *, row_number() over (partition by source_id order by number) as nth from unnest(
                                cast(:sources as uuid[]), cast(:owners as uuid[]), cast(:keys as text[]), cast(:fields as text[]))
                            with ordinality as u (source_id, owner_id, key, field, number)) w
                        left join there t on t.source_id = w.source_id
                        where w.nth <= :perSource - coalesce(t.many, 0)
                            and w.number <= :inAll - (select coalesce(sum(many), 0) from there)
                        on conflict do nothing
                        returning id, source_id, owner_id, key, field
                        """, series)
                .param("now", utc(now))
                .param("perSource", settings.seriesPerSource())
                .param("inAll", settings.seriesInAll())
                .query(row -> {
                    UUID owner = row.getObject("owner_id", UUID.class);
                    inserted.put(
                            new Series(
                                    new IntegrationId(row.getObject("source_id", UUID.class)),
                                    owner.equals(ALL) ? null : new InstallationId(owner),
                                    row.getString("key"),
                                    row.getString("field")),
                            row.getLong("id"));
                });
        return inserted;
    }

    private JdbcClient.StatementSpec asked(String sql, List<Series> series) {
        return jdbc.sql(sql)
                .param(
                        "sources",
                        series.stream().map(each -> each.source().value()).toArray(UUID[]::new))
                .param(
                        "owners",
                        series.stream().map(each -> owner(each.owner())).toArray(UUID[]::new))
                .param("keys", series.stream().map(Series::key).toArray(String[]::new))
                .param("fields", series.stream().map(Series::field).toArray(String[]::new));
    }

    private void refresh(Collection<Known> known, Instant now) {
        Instant before = now.minus(REFRESHED);
        Long[] old = known.stream()
                .filter(series -> series.chartedAt.isBefore(before))
                .map(Known::id)
                .toArray(Long[]::new);
        if (old.length > 0) {
            jdbc.sql("update widgets.series set charted_at = :now where id = any (cast(:ids as bigint[]))")
                    .param("now", utc(now))
                    .param("ids", old)
                    .update();
        }
    }

    private void note(List<Long> ids, List<Double> numbers, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into widgets.history as h (series_id, hour, numbers)
                        select n.id, :hour, array_fill(cast(null as double precision), array[:minute - 1]) || n.number
                        from unnest(cast(:ids as bigint[]), cast(:numbers as double precision[])) as n (id, number)
                        on conflict (series_id, hour) do update set numbers[:minute] = excluded.numbers[:minute]
                        where h.numbers[:minute] is null
                        """)
                .param("hour", utc(now.truncatedTo(ChronoUnit.HOURS)))
                .param("minute", minute(now) + 1)
                .param("ids", ids.toArray(Long[]::new))
                .param("numbers", numbers.toArray(Double[]::new))
                .update();
    }

    /**
     * What is known of some records of a source, as one installation reads it, from a minute to another; nothing of records of which
     * nothing is known.
     */
    List<Past> past(IntegrationId source, InstallationId reader, Charted charted, Instant from, Instant until) {
        int minutes = (int) ChronoUnit.MINUTES.between(from, until) + 1;
        Map<String, List<@Nullable Double>> known = new HashMap<>();
        jdbc.sql("""
                        select s.key, h.hour, h.numbers
                        from widgets.series s join widgets.history h on h.series_id = s.id
                        where s.source_id = :source and s.owner_id in (:all, :reader) and s.field = :field
                            and s.key = any (cast(:keys as text[])) and h.hour >= :from
                        order by s.owner_id
                        """)
                .param("source", source.value())
                .param("all", ALL)
                .param("reader", reader.value())
                .param("field", charted.field())
                .param("keys", charted.keys().toArray(String[]::new))
                .param("from", utc(from.truncatedTo(ChronoUnit.HOURS)))
                .query(row -> {
                    List<@Nullable Double> past = known.computeIfAbsent(
                            row.getString("key"), key -> new ArrayList<>(Collections.nCopies(minutes, null)));
                    int start = (int) ChronoUnit.MINUTES.between(
                            from, row.getObject("hour", OffsetDateTime.class).toInstant());
                    Double[] numbers = (Double[]) row.getArray("numbers").getArray();
                    for (int i = Math.max(0, -start); i < numbers.length && start + i < minutes; i++) {
                        if (numbers[i] != null) {
                            past.set(start + i, numbers[i]);
                        }
                    }
                });
        return charted.keys().stream()
                .filter(known::containsKey)
                .map(key -> new Past(key, known.getOrDefault(key, List.of())))
                .toList();
    }

    /** What nobody has charted since then is deleted, with its past. */
    void forgetUncharted(Instant since) {
        jdbc.sql("delete from widgets.series where charted_at < :since")
                .param("since", utc(since))
                .update();
    }

    void forgetOld(Instant now) {
        jdbc.sql("delete from widgets.history where hour < :before")
                .param("before", utc(now.minus(KEPT).truncatedTo(ChronoUnit.HOURS)))
                .update();
    }

    void forget(IntegrationId source) {
        jdbc.sql("delete from widgets.series where source_id = :source")
                .param("source", source.value())
                .update();
    }

    void forget(InstallationId owner) {
        jdbc.sql("delete from widgets.series where owner_id = :owner")
                .param("owner", owner.value())
                .update();
    }

    private static int minute(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getMinute();
    }

    private static UUID owner(@Nullable InstallationId owner) {
        return owner == null ? ALL : owner.value();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
