package dev.patchbay.storefront;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of searching. None of them looks at more rows than it says, however many there are. */
@Component
class Hits {

    /** Counts are exact to here and then say "at least". */
    static final int COUNTED = 5_000;

    /** Of more hits than can be counted so many are ranked that have the words in their names, and so many others. */
    private static final int CANDIDATES = 2_500;

    /** Names count most; what the title begins with counts more, what many have a little; what comes to its end half. */
    private static final String RANK = """
            round((ts_rank(document, cast(:query as tsquery))
                * case when title = :title then 3 when starts_with(title, :title) then 1.5 else 1 end
                * case when sunset is null then 1 else 0.5 end * (1 + ln(1 + popularity) / 10))::numeric, 6)
            """;

    /** Found first and sorted then, whatever the database thinks of walking along the order. */
    private static final String FEW =
            "select * from (select *, %s as rank from storefront.card where %s offset 0) hits";

    private static final String MANY = "select * from (select *, %s as rank from storefront.card where %s) hits";

    private final JdbcClient jdbc;
    private final CardRows rows;

    Hits(JdbcClient jdbc, CardRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * What is asked of the database.
     *
     * @param query a {@code tsquery}; empty for whatever there is
     * @param title the words as a title has them
     */
    record Asked(String query, String title, List<String> labels) {

        Asked with(List<String> others) {
            return new Asked(query, title, others);
        }

        boolean anything() {
            return query.isEmpty();
        }

        boolean everything() {
            return anything() && labels.isEmpty();
        }

        private String condition() {
            String words = anything() ? "true" : "document @@ cast(:query as tsquery)";
            return labels.isEmpty() ? words : words + " and labels @> cast(:labels as text[])";
        }
    }

    /** A card and where it stands. */
    record Ranked(Card card, BigDecimal rank, String title, int popularity) {}

    /**
     * The query for words, in the transaction whose other statements are planned for these words and no others: what is best for
     * a rare word is hundreds of times too slow for a common one.
     */
    String query(List<String> words) {
        return jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_custom_plan', true),
                            set_config('synchronize_seqscans', 'off', true), storefront.query(:words)::text as query
                        """)
                .param("words", words.toArray(String[]::new))
                .query((row, index) -> row.getString("query"))
                .single();
    }

    /** By way of the index where the words are rare: asked for one row alone, the database reads all cards until it has one. */
    boolean any(Asked asked) {
        return statement("""
                        with found as materialized (select from storefront.card where %s limit %d)
                        select exists (select from found)
                        """.formatted(asked.condition(), COUNTED), asked)
                .query(Boolean.class)
                .single();
    }

    /** Of very many hits the best: those that have the words in their names, and others. */
    private static String best(String condition, String rank) {
        return """
                with named as materialized (
                    select integration from storefront.card where %1$s and names @@ cast(:query as tsquery) limit %2$d
                ), others as materialized (
                    select integration from storefront.card where %1$s limit %2$d
                )
                select * from (
                    select *, %3$s as rank from storefront.card
                    where integration in (select integration from named union select integration from others)
                ) hits
                """.formatted(condition, CANDIDATES, rank);
    }

    /**
     * How many hits there are, and how many of them have which label.
     *
     * @param total exact to {@link #COUNTED}; one more stands for any number above
     */
    record Counted(long total, Map<Label, Long> labels) {

        boolean exact() {
            return total <= COUNTED;
        }
    }

    /** Finds the hits once for both: finding is what takes time where two frequent things must meet. */
    Counted counted(Asked asked) {
        if (asked.everything() && !exact(asked)) {
            return new Counted(COUNTED + 1, labels());
        }
        Map<Label, Long> counts = new HashMap<>();
        long[] total = new long[1];
        statement("""
                        with found as materialized (select labels from storefront.card where %s limit %d)
                        select null as label, count(*) as count from found
                        union all
                        select label, count(*) from found, unnest(labels) as label group by label
                        """.formatted(asked.condition(), COUNTED + 1), asked).query(row -> {
            String label = row.getString("label");
            if (label == null) {
                total[0] = row.getLong("count");
            } else {
                counts.put(Label.of(label), row.getLong("count"));
            }
        });
        return new Counted(total[0], counts);
    }

    private boolean exact(Asked asked) {
        return statement(
                        "select count(*) <= %d from (select from storefront.card where %s limit %d) hits"
                                .formatted(COUNTED, asked.condition(), COUNTED + 1),
                        asked)
                .query(Boolean.class)
                .single();
    }

    /** How many cards have which label, over all cards. */
    Map<Label, Long> labels() {
        Map<Label, Long> counts = new HashMap<>();
        jdbc.sql("select label, cards from storefront.label where cards > 0").query(row -> {
            counts.put(Label.of(row.getString("label")), row.getLong("cards"));
        });
        return counts;
    }

    /**
     * The next hits in an order.
     *
     * @param after value and name of the last hit seen
     * @param few whether these can all be ranked; else the best of many are
     */
    List<Ranked> page(Asked asked, Sort sort, @Nullable List<String> after, boolean few, int limit) {
        boolean ranked = sort == Sort.RELEVANCE;
        String rank = ranked ? RANK : "0::numeric";
        String from =
                ranked && !few ? best(asked.condition(), rank) : (few ? FEW : MANY).formatted(rank, asked.condition());
        String rest =
                " where %s order by %s limit :limit".formatted(after == null ? "true" : sort.after(), sort.order());
        var statement = statement(from + rest, asked).param("limit", limit);
        if (ranked) {
            statement = statement.param("title", asked.title());
        }
        if (after != null) {
            statement = statement.param("value", after.get(0)).param("name", after.get(1));
        }
        return statement.query((row, index) -> ranked(row)).list();
    }

    private Ranked ranked(ResultSet row) throws SQLException {
        return new Ranked(rows.read(row), row.getBigDecimal("rank"), row.getString("title"), row.getInt("popularity"));
    }

    private JdbcClient.StatementSpec statement(String sql, Asked asked) {
        var statement = jdbc.sql(sql);
        if (!asked.anything()) {
            statement = statement.param("query", asked.query());
        }
        return asked.labels().isEmpty()
                ? statement
                : statement.param("labels", asked.labels().toArray(String[]::new));
    }
}
