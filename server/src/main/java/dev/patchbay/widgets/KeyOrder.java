package dev.patchbay.widgets;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Keys of records in the order in which pages show them: 10 after 9, and é beside e. */
final class KeyOrder {

    static final Comparator<String> AS_PEOPLE_COUNT = Comparator.comparing(KeyOrder::parts, KeyOrder::compareAll)
            .thenComparing(Comparator.reverseOrder()); // small letters first

    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private KeyOrder() {}

    private static String[] parts(String key) {
        String plain =
                MARKS.matcher(Normalizer.normalize(key, Normalizer.Form.NFKD)).replaceAll("");
        return PART.matcher(plain.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new);
    }

    private static int compareAll(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            int order = compare(one[i], other[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    /** Signs come before digits, and digits before letters. */
    private static int compare(String one, String other) {
        int order = Integer.compare(rank(one), rank(other));
        if (order != 0) {
            return order;
        }
        return rank(one) == 1 ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static int rank(String part) {
        int first = part.codePointAt(0);
        return Character.isLetter(first) ? 2 : first >= '0' && first <= '9' ? 1 : 0;
    }
}
