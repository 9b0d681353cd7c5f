package dev.patchbay.storefront;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts over all cards: in how many a word or a label is, and how many have a listing. Many change them at once, so that nobody
 * counts while changing: changes are appended, and folded into the counts by one after the other.
 */
@Component
class Changes {

    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Vocabulary vocabulary;

    Changes(JdbcClient jdbc, Vocabulary vocabulary) {
        this.jdbc = jdbc;
        this.vocabulary = vocabulary;
    }

    /** The words and labels of a card. */
    record Content(Collection<String> words, Collection<String> labels) {

        static final Content NOTHING = new Content(List.of(), List.of());
    }

    /** A card has become another. */
    void card(UUID integration, Content before, Content after) {
        jdbc.sql("""
                        insert into storefront.changed (integration, words_added, words_gone, labels_added, labels_gone)
                        values (:integration, :wordsAdded, :wordsGone, :labelsAdded, :labelsGone)
                        """)
                .param("integration", integration)
                .param("wordsAdded", without(after.words(), before.words()))
                .param("wordsGone", without(before.words(), after.words()))
                .param("labelsAdded", without(after.labels(), before.labels()))
                .param("labelsGone", without(before.labels(), after.labels()))
                .update();
    }

    /** So many more have it, or fewer. */
    void holders(UUID integration, int more) {
        jdbc.sql("insert into storefront.changed (integration, holders) values (:integration, :more)")
                .param("integration", integration)
                .param("more", more)
                .update();
    }

    /**
     * Brings the counts up to date with a few hundred changes.
     *
     * @return whether there may be more of them
     */
    @Transactional
    public boolean fold() {
        alone();
        List<Row> rows = jdbc.sql("select * from storefront.changed order by id limit :limit")
                .param("limit", AT_ONCE)
                .query((row, index) -> new Row(
                        row.getLong("id"),
                        row.getObject("integration", UUID.class),
                        row.getInt("holders"),
                        List.of((String[]) row.getArray("words_added").getArray()),
                        List.of((String[]) row.getArray("words_gone").getArray()),
                        List.of((String[]) row.getArray("labels_added").getArray()),
                        List.of((String[]) row.getArray("labels_gone").getArray())))
                .list();
        if (rows.isEmpty()) {
            return false;
        }
        Map<String, Integer> words = new TreeMap<>();
        Map<String, Integer> labels = new TreeMap<>();
        Map<UUID, Integer> holders = new HashMap<>();
        for (Row row : rows) {
            row.wordsAdded().forEach(word -> words.merge(word, 1, Integer::sum));
            row.wordsGone().forEach(word -> words.merge(word, -1, Integer::sum));
            row.labelsAdded().forEach(label -> labels.merge(label, 1, Integer::sum));
            row.labelsGone().forEach(label -> labels.merge(label, -1, Integer::sum));
            holders.merge(row.integration(), row.holders(), Integer::sum);
        }
        vocabulary.add(words);
        addLabels(labels);
        addHolders(holders);
        jdbc.sql("delete from storefront.changed where id = any(:ids)")
                .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                .update();
        return rows.size() == AT_ONCE;
    }

    /** Until the end of the transaction nobody else counts. To be said before the first table is locked, as everybody does. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('storefront/changed', 0))")
                .query(row -> {});
    }

    private record Row(
            long id,
            UUID integration,
            int holders,
            List<String> wordsAdded,
            List<String> wordsGone,
            List<String> labelsAdded,
            List<String> labelsGone) {}

    private void addLabels(Map<String, Integer> labels) {
        jdbc.sql("""
                        insert into storefront.label (label, cards) select * from unnest(:labels, :counts)
                        on conflict (label) do update set cards = label.cards + excluded.cards
                        """)
                .param("labels", labels.keySet().toArray(String[]::new))
                .param("counts", labels.values().toArray(Integer[]::new))
                .update();
        jdbc.sql("delete from storefront.label where cards = 0").update();
    }

    /** Touches a card only when what it shows of its popularity moves. */
    private void addHolders(Map<UUID, Integer> holders) {
        UUID[] integrations = holders.keySet().toArray(UUID[]::new);
        jdbc.sql("""
                        insert into storefront.popularity (integration, holders) select * from unnest(:integrations, :counts)
                        on conflict (integration) do update set holders = popularity.holders + excluded.holders
                        where excluded.holders <> 0
                        """)
                .param("integrations", integrations)
                .param("counts", holders.values().toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        update storefront.card set popularity = storefront.rounded(p.holders)
                        from storefront.popularity p
                        where p.integration = any(:integrations) and card.integration = p.integration
                            and card.popularity is distinct from storefront.rounded(p.holders)
                        """).param("integrations", integrations).update();
    }

    private static String[] without(Collection<String> all, Collection<String> known) {
        var rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest.toArray(String[]::new);
    }
}
