package dev.patchbay.storefront;

import dev.patchbay.documents.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of all cards: knows which words were probably meant. */
@Component
class Vocabulary {

    /** Shorter words are not known here, and passed over. */
    static final int SHORTEST = 3;

    private static final int SIMILAR = 5;
    private static final int GUESSES = 12;
    private static final int LOOKED_AT = 5_000;
    private static final int WORDS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    Vocabulary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the words of a search were probably meant to be, the likeliest first: unknown words in place of which something known
     * can stand; else one word in place of which something else can stand; words written apart or together.
     */
    List<List<String>> meant(List<String> typed) {
        Set<List<String>> guesses = new LinkedHashSet<>();
        List<List<String>> unknown = new ArrayList<>(List.of(List.of()));
        boolean allKnown = true;
        for (int i = 0; i < typed.size(); i++) {
            boolean known = known(typed.get(i), i == typed.size() - 1);
            allKnown &= known;
            unknown = extended(unknown, known ? List.of(typed.get(i)) : alternatives(typed.get(i)));
        }
        if (!allKnown) {
            guesses.addAll(unknown);
        }
        guesses.addAll(apartOrTogether(typed));
        for (int i = 0; allKnown && i < typed.size(); i++) {
            for (String other : similar(typed.get(i))) {
                guesses.add(replaced(typed, i, List.of(other), 1));
            }
        }
        guesses.remove(typed);
        return guesses.stream().limit(GUESSES).toList();
    }

    private List<String> alternatives(String word) {
        List<String> similar = similar(word);
        return similar.isEmpty() ? List.of(word) : similar;
    }

    private static List<List<String>> extended(List<List<String>> beginnings, List<String> words) {
        List<List<String>> extended = new ArrayList<>();
        for (String word : words) {
            for (List<String> beginning : beginnings) {
                List<String> longer = new ArrayList<>(beginning);
                longer.add(word);
                extended.add(longer);
            }
        }
        return extended.size() <= GUESSES ? extended : extended.subList(0, GUESSES);
    }

    private List<List<String>> apartOrTogether(List<String> typed) {
        List<List<String>> guesses = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (i + 1 < typed.size() && known(word + typed.get(i + 1), true)) {
                guesses.add(replaced(typed, i, List.of(word + typed.get(i + 1)), 2));
            }
            for (int at = SHORTEST; at <= word.length() - SHORTEST; at++) {
                List<String> apart = List.of(word.substring(0, at), word.substring(at));
                if (cards(apart).size() == 2) {
                    guesses.add(replaced(typed, i, apart, 1));
                }
            }
        }
        return guesses;
    }

    private static List<String> replaced(List<String> words, int at, List<String> others, int instead) {
        List<String> replaced = new ArrayList<>(words.subList(0, at));
        replaced.addAll(others);
        replaced.addAll(words.subList(at + instead, words.size()));
        return replaced;
    }

    /** Whether any card has the word, or one that begins so. */
    private boolean known(String word, boolean beginning) {
        return word.length() < SHORTEST
                || jdbc.sql("select exists (select from storefront.word where word >= :word and word <= :end)")
                        .param("word", word)
                        .param("end", beginning ? word + Character.toString(Character.MAX_CODE_POINT) : word)
                        .query(Boolean.class)
                        .single();
    }

    /** Other words that are like it: one mistake away, or two if there are none; the more frequent first. */
    private List<String> similar(String word) {
        List<String> near = similar(word, Words.smallGaps(word));
        return near.isEmpty() ? similar(word, Words.gaps(word)) : near;
    }

    private List<String> similar(String word, Set<String> gaps) {
        Set<String> sharing =
                new HashSet<>(jdbc.sql("select word from storefront.gap where gap = any(:gaps) limit :limit")
                        .param("gaps", gaps.toArray(String[]::new))
                        .param("limit", LOOKED_AT)
                        .query((row, index) -> row.getString("word"))
                        .list());
        sharing.remove(word);
        List<String> near = Spelling.nearest(word, sharing, SIMILAR * SIMILAR);
        Map<String, Integer> frequent = cards(near);
        return near.stream()
                .sorted(Comparator.<String>comparingInt(other -> Spelling.distance(word, other))
                        .thenComparingInt(other -> -frequent.getOrDefault(other, 0)))
                .limit(SIMILAR)
                .toList();
    }

    private Map<String, Integer> cards(Collection<String> words) {
        Map<String, Integer> cards = new HashMap<>();
        jdbc.sql("select word, cards from storefront.word where word = any(:words)")
                .param("words", words.toArray(String[]::new))
                .query(row -> {
                    cards.put(row.getString("word"), row.getInt("cards"));
                });
        return cards;
    }

    /** Counts words in so many more cards, or fewer. */
    void add(Map<String, Integer> counts) {
        String[] words = counts.keySet().toArray(String[]::new);
        Map<String, Integer> before = cards(counts.keySet());
        jdbc.sql("""
                        insert into storefront.word (word, cards) select * from unnest(:words, :counts)
                        on conflict (word) do update set cards = word.cards + excluded.cards where excluded.cards <> 0
                        """)
                .param("words", words)
                .param("counts", counts.values().toArray(Integer[]::new))
                .update();
        jdbc.sql("delete from storefront.word where word = any(:words) and cards <= 0")
                .param("words", words)
                .update();
        List<String> added = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && !before.containsKey(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        for (int from = 0; from < added.size(); from += WORDS_AT_ONCE) {
            addGaps(added.subList(from, Math.min(added.size(), from + WORDS_AT_ONCE)));
        }
    }

    private void addGaps(List<String> added) {
        List<String> gaps = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String word : added) {
            for (String gap : Words.gaps(word)) {
                gaps.add(gap);
                words.add(word);
            }
        }
        jdbc.sql("insert into storefront.gap (gap, word) select * from unnest(:gaps, :words) on conflict do nothing")
                .param("gaps", gaps.toArray(String[]::new))
                .param("words", words.toArray(String[]::new))
                .update();
    }
}
