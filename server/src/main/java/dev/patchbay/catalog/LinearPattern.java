package dev.patchbay.catalog;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Regular expressions of schemas on RE2/J: time linear in the text, and no look-around. */
final class LinearPattern {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 30;

    /** RE2/J writes counted repetitions out, one within the other: {@code ((a{1000}){1000}){1000}} would fill the memory. */
    private static final long LARGEST = 10_000;

    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");

    private LinearPattern() {}

    /**
     * Compiles a schema's pattern.
     *
     * @throws PatternSyntaxException when it cannot be run in linear time, or is too large written out
     */
    static RegularExpression compile(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new PatternSyntaxException("has more than " + LONGEST + " characters", pattern.substring(0, 50));
        }
        if (writtenOut(pattern) > LARGEST) {
            throw new PatternSyntaxException("repeats too much", pattern);
        }
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    /** At most how many steps the pattern has once its counted repetitions are written out. */
    private static long writtenOut(String pattern) {
        Deque<Long> around = new ArrayDeque<>();
        long size = 0;
        long last = 0;
        Matcher count = COUNT.matcher(pattern);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(') {
                around.push(size);
                size = 0;
                last = 0;
                if (around.size() > DEEPEST) {
                    throw new PatternSyntaxException("has more than " + DEEPEST + " groups one in another", pattern);
                }
            } else if (c == ')' && !around.isEmpty()) {
                last = size + 1;
                size = around.pop() + last;
            } else if (c == '{' && count.find(i) && count.start() == i) {
                long times = Math.max(number(count.group(1)), number(count.group(3)));
                size += last * Math.max(0, times - 1);
                last *= Math.max(1, times);
                i = count.end() - 1;
            } else {
                i = switch (c) {
                    case '\\' -> endOfEscape(pattern, i);
                    case '[' -> endOfClass(pattern, i);
                    default -> i;
                };
                last = 1;
                size++;
            }
            if (size > LARGEST) {
                return size;
            }
        }
        return size;
    }

    /** What is quoted opens no class and no group. */
    private static int endOfEscape(String pattern, int start) {
        if (!pattern.startsWith("\\Q", start)) {
            return start + 1;
        }
        int end = pattern.indexOf("\\E", start);
        return end < 0 ? pattern.length() : end + 1;
    }

    private static int endOfClass(String pattern, int start) {
        for (int i = start + 2; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == ']') {
                return i;
            }
            i = c == '\\' ? i + 1 : i;
        }
        return pattern.length();
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
