package dev.patchbay.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects every mistake of a request, so that they are told at once. */
public final class InvalidRequest {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final String EMPTY = "\u115F\u1160\u3164\uFFA0\u2800";

    /** No script heaps more marks on one letter; those who do write over the lines around. */
    private static final Pattern MANY_MARKS = Pattern.compile("\\p{M}{9}");

    private final List<Map<String, String>> errors = new ArrayList<>();

    /**
     * Notes a mistake.
     *
     * @param pointer JSON Pointer (RFC 6901) to the field
     * @param message what is wrong and how to mend it
     */
    public InvalidRequest error(String pointer, String message) {
        errors.add(Map.of("pointer", pointer, "message", message));
        return this;
    }

    /**
     * Notes a mistake that pages tell in the reader's language.
     *
     * @param code names the mistake for programs, such as {@code too-long}; it never changes
     */
    public InvalidRequest error(String pointer, String code, String message) {
        errors.add(Map.of("pointer", pointer, "code", code, "message", message));
        return this;
    }

    /** Notes a mistake unless the text is there, is seen, and is within the bound. */
    public InvalidRequest text(String pointer, @Nullable String text, int maximum) {
        if (text == null || text.codePoints().allMatch(InvalidRequest::isBlank)) {
            return error(pointer, "needed", "This is needed.");
        }
        if (text.length() > maximum) {
            return error(pointer, "too-long", "At most " + maximum + " characters.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return error(pointer, "control-characters", "Control characters are not allowed here.");
        }
        if (text.codePoints().anyMatch(InvalidRequest::isHidden)
                || MANY_MARKS.matcher(text).find()) {
            return error(
                    pointer,
                    "hidden-characters",
                    "Characters that cannot be seen or that turn the reading direction are not allowed here.");
        }
        return this;
    }

    /** Reads a moment, or notes a mistake; null for none given. */
    public @Nullable Instant moment(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Moments.parse(text);
        } catch (IllegalArgumentException malformed) {
            error(pointer, Moments.EXPECTED);
            return null;
        }
    }

    /** Notes a mistake unless the size of a page is from 1 to the largest. */
    public InvalidRequest limit(int limit, int largest) {
        return limit < 1 || limit > largest ? error("/limit", "From 1 to " + largest + ".") : this;
    }

    /** Spaces of every width, and the letters that fonts draw as nothing: the fillers of Hangul and the empty pattern of Braille. */
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || EMPTY.indexOf(character) >= 0;
    }

    /**
     * Names of several scripts are written with the two joiners; everything else of the kind only deceives. Half of a surrogate
     * pair is no character at all.
     */
    private static boolean isHidden(int character) {
        int type = Character.getType(character);
        return type == Character.SURROGATE
                || (type == Character.FORMAT && character != ZERO_WIDTH_JOINER && character != ZERO_WIDTH_NON_JOINER);
    }

    /**
     * Ends the collection.
     *
     * @throws ProblemException {@code invalid-request} with all mistakes, if there were any
     */
    public void orThrow() {
        if (!errors.isEmpty()) {
            throw problem(errors);
        }
    }

    public static ProblemException of(String pointer, String message) {
        return problem(List.of(Map.of("pointer", pointer, "message", message)));
    }

    private static ProblemException problem(List<Map<String, String>> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().get("pointer") + ": " + errors.getFirst().get("message")
                : errors.size() + " fields need mending.";
        return new ProblemException(KernelProblem.INVALID_REQUEST, detail, Map.of("errors", List.copyOf(errors)));
    }
}
