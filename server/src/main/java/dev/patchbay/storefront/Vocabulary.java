package dev.patchbay.storefront;

import dev.patchbay.documents.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of all cards: knows which word was probably meant. */
@Component
class Vocabulary {

    private final JdbcClient jdbc;

    Vocabulary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the words of a search were probably meant to be; null when each of them begins a word that we know. */
    @Nullable
    List<String> corrected(List<String> typed) {
        List<String> meant = typed.stream().map(this::meant).toList();
        return meant.equals(typed) ? null : meant;
    }

    private String meant(String word) {
        boolean known = jdbc.sql("select exists (select from storefront.word where word >= :word and word < :end)")
                .param("word", word)
                .param("end", word + Character.toString(Character.MAX_CODE_POINT))
                .query(Boolean.class)
                .single();
        return known ? word : Spelling.nearest(word, similar(word)).orElse(word);
    }

    private List<String> similar(String word) {
        return jdbc.sql("select distinct word from storefront.gap where gap = any(:gaps) limit 1000")
                .param("gaps", Words.gaps(word).toArray(String[]::new))
                .query((row, index) -> row.getString("word"))
                .list();
    }

    /** Counts the words of one card in place of those that it had before. In order, so that two cards wait instead of lock. */
    void replace(Collection<String> before, Collection<String> after) {
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(after);
        Set<String> added = new TreeSet<>(after);
        added.removeAll(before);
        Set<String> touched = new TreeSet<>(gone);
        touched.addAll(added);
        for (String word : touched) {
            if (added.contains(word)) {
                add(word);
            } else {
                remove(word);
            }
        }
    }

    private void add(String word) {
        int cards = jdbc.sql("""
                        insert into storefront.word (word, cards) values (:word, 1)
                        on conflict (word) do update set cards = storefront.word.cards + 1
                        returning cards
                        """).param("word", word).query(Integer.class).single();
        if (cards == 1) {
            jdbc.sql("insert into storefront.gap (gap, word) select unnest(:gaps), :word on conflict do nothing")
                    .param("gaps", Words.gaps(word).toArray(String[]::new))
                    .param("word", word)
                    .update();
        }
    }

    private void remove(String word) {
        jdbc.sql("update storefront.word set cards = cards - 1 where word = :word")
                .param("word", word)
                .update();
        jdbc.sql("delete from storefront.word where word = :word and cards <= 0")
                .param("word", word)
                .update();
    }
}
