package dev.patchbay.kernel;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list, opaque to the caller: the sort values of the last item seen.
 *
 * @param values the values that a query continues after, in the order of its {@code order by}
 */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor after(Object... values) {
        return new Cursor(List.of(values).stream().map(Object::toString).toList());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param arity how many values the list's order has
     * @throws ProblemException {@code invalid-cursor} when the text did not come from such a list
     */
    public static Cursor parse(String text, int arity) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var values = List.of(decoded.split(SEPARATOR, -1));
            if (values.size() == arity) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException malformed) {
            // falls through to the same answer
        }
        throw foreign();
    }

    /**
     * Reads the place that a request continues after; none given is the start of the list.
     *
     * @throws ProblemException {@code invalid-cursor}
     */
    public static @Nullable Cursor given(@Nullable String text, int arity) {
        return text == null || text.isBlank() ? null : parse(text, arity);
    }

    /**
     * One of its values. Anybody can make a cursor up, of any values.
     *
     * @param form reads a value as {@link #after} was given it, and throws when it cannot
     * @throws ProblemException {@code invalid-cursor}
     */
    public <T> T value(int place, Function<String, T> form) {
        try {
            return form.apply(values.get(place));
        } catch (IllegalArgumentException | DateTimeException | ProblemException foreign) {
            throw foreign();
        }
    }

    private static ProblemException foreign() {
        return new ProblemException(
                KernelProblem.INVALID_CURSOR, "This cursor is not one that we gave. Start again without it.");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }
}
