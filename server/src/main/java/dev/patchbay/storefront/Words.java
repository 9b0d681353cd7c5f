package dev.patchbay.storefront;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of texts, in the one form in which they are compared. */
final class Words {

    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 40;
    private static final int GAPS_IN = 7;

    private Words() {}

    /** The first words of what somebody typed, at most {@code limit}. */
    static List<String> typed(String text, int limit) {
        return words(text).limit(limit).toList();
    }

    /** All different words of texts that a person could look for. */
    static Set<String> vocabulary(Stream<String> texts) {
        Set<String> words = new TreeSet<>();
        texts.flatMap(Words::words)
                .filter(word -> word.length() >= Vocabulary.SHORTEST)
                .forEach(words::add);
        return words;
    }

    /** A title as titles are sorted and compared: its words in small letters without accents. */
    static String title(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return words(plain).collect(Collectors.joining(" "));
    }

    /** What is left of a word with one letter missing among its first, and the word's beginning itself. */
    static Set<String> smallGaps(String word) {
        String beginning = word.length() > GAPS_IN ? word.substring(0, GAPS_IN) : word;
        Set<String> gaps = new TreeSet<>(Set.of(beginning));
        for (int i = 0; i < beginning.length(); i++) {
            gaps.add(beginning.substring(0, i) + beginning.substring(i + 1));
        }
        gaps.remove("");
        return gaps;
    }

    /** The word itself and what is left of it without one or two of its first letters. */
    static Set<String> gaps(String word) {
        String beginning = word.length() > GAPS_IN ? word.substring(0, GAPS_IN) : word;
        Set<String> gaps = new TreeSet<>(Set.of(beginning));
        for (int i = 0; i < beginning.length(); i++) {
            String once = beginning.substring(0, i) + beginning.substring(i + 1);
            gaps.add(once);
            for (int j = i; j < once.length(); j++) {
                gaps.add(once.substring(0, j) + once.substring(j + 1));
            }
        }
        gaps.remove("");
        return gaps;
    }

    private static Stream<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SEPARATOR
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word);
    }
}
