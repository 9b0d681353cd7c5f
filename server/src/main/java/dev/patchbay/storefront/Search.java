package dev.patchbay.storefront;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Finds cards by words that people type, mistakes included. */
@Component
class Search {

    /** Counts are exact to here and then say "at least". */
    static final int COUNTED = 5_000;

    private static final int WORDS = 8;
    private static final Pattern RANK = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");
    private static final String HITS = """
            from storefront.card
            where (:anything or document @@ storefront.query(:words))
            """;

    private final JdbcClient jdbc;
    private final Vocabulary vocabulary;
    private final JsonMapper json;

    Search(JdbcClient jdbc, Vocabulary vocabulary, JsonMapper json) {
        this.jdbc = jdbc;
        this.vocabulary = vocabulary;
        this.json = json;
    }

    /** What is looked for: words in any category, or in one. */
    record Wanted(String text, @Nullable String category) {}

    /** How many hits a category has. */
    record Category(String name, long count) {}

    /**
     * What was found.
     *
     * @param corrected the words that were looked for instead of those that were typed; null when they were found as typed
     * @param total hits over all pages, at most {@link #COUNTED}
     * @param more whether there are more hits than {@code total}
     * @param categories of all hits, whatever category was chosen, most hits first
     */
    record Found(Page<Card> page, @Nullable String corrected, long total, boolean more, List<Category> categories) {}

    @Transactional(readOnly = true)
    public Found find(Wanted wanted, @Nullable Cursor after, int limit) {
        List<String> words = Words.typed(wanted.text(), WORDS);
        String corrected = null;
        if (!words.isEmpty() && !any(words)) {
            List<String> meant = vocabulary.corrected(words);
            if (meant != null && any(meant)) {
                words = meant;
                corrected = String.join(" ", meant);
            }
        }
        long hits = count(words, wanted.category());
        return new Found(
                page(words, wanted.category(), after, limit),
                corrected,
                Math.min(hits, COUNTED),
                hits > COUNTED,
                categories(words));
    }

    private boolean any(List<String> words) {
        return jdbc.sql("select exists (select " + HITS + ")")
                .param("anything", false)
                .param("words", array(words))
                .query(Boolean.class)
                .single();
    }

    private long count(List<String> words, @Nullable String category) {
        return statement("""
                select count(*) from (select %s and (:anyCategory or categories @> array[cast(:category as text)]) limit :counted) hits
                """.formatted(HITS), words, category)
                .param("counted", COUNTED + 1)
                .query(Long.class)
                .single();
    }

    private List<Category> categories(List<String> words) {
        return jdbc.sql("""
                        select category, count(*) as count
                        from (select categories %s limit :counted) hits, unnest(hits.categories) as category
                        group by category order by count desc, category limit 50
                        """.formatted(HITS))
                .param("anything", words.isEmpty())
                .param("words", array(words))
                .param("counted", COUNTED)
                .query((row, index) -> new Category(row.getString("category"), row.getLong("count")))
                .list();
    }

    /** By relevance, then by name; without words by name alone. */
    private Page<Card> page(List<String> words, @Nullable String category, @Nullable Cursor after, int limit) {
        List<Ranked> ranked = statement("""
                select * from (
                    select *, case when :anything then 0
                        else round(ts_rank(document, storefront.query(:words))::numeric, 6) end as rank
                    %s and (:anyCategory or categories @> array[cast(:category as text)])
                ) hits
                where :first or (-rank, name) > (-cast(:rank as numeric), :name)
                order by -rank, name
                limit :limit
                """.formatted(HITS), words, category)
                .param("first", after == null)
                .param("rank", after == null ? BigDecimal.ZERO : rank(after))
                .param("name", after == null ? "" : after.values().get(1))
                .param("limit", limit + 1)
                .query((row, index) -> new Ranked(card(row), row.getBigDecimal("rank")))
                .list();
        return Page.of(
                        ranked,
                        limit,
                        last -> Cursor.after(
                                last.rank().toPlainString(), last.card().name()))
                .map(Ranked::card);
    }

    private JdbcClient.StatementSpec statement(String sql, List<String> words, @Nullable String category) {
        return jdbc.sql(sql)
                .param("anything", words.isEmpty())
                .param("words", array(words))
                .param("anyCategory", category == null)
                .param("category", Objects.requireNonNullElse(category, ""));
    }

    /** The last seen rank and name; a cursor can be made up by anybody. */
    private static BigDecimal rank(Cursor after) {
        if (!RANK.matcher(after.values().get(0)).matches()
                || !NAME.matcher(after.values().get(1)).matches()) {
            throw new ProblemException(
                    KernelProblem.INVALID_CURSOR, "This cursor is not one that we gave. Start again without it.");
        }
        return new BigDecimal(after.values().getFirst());
    }

    private static String[] array(List<String> words) {
        return words.toArray(String[]::new);
    }

    private record Ranked(Card card, BigDecimal rank) {}

    private Card card(ResultSet row) throws SQLException {
        return new Card(
                new IntegrationId(row.getObject("integration", UUID.class)),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("tagline"),
                row.getString("description"),
                row.getString("type"),
                row.getString("icon"),
                new Card.Publisher(row.getString("publisher"), row.getBoolean("first_party")),
                List.of((String[]) row.getArray("categories").getArray()),
                json.readValue(row.getString("price"), PriceBody.class));
    }
}
