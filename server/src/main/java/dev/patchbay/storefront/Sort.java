package dev.patchbay.storefront;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In which order cards come; the name decides among equals. */
enum Sort {
    /** What fits the words best; without words what most have. */
    RELEVANCE("rank desc, name", "(-rank, name) > (-cast(:value as numeric), :name)", "\\d{1,6}(\\.\\d{1,6})?"),
    NAME("title, name", "(title, name) > (:value, :name)", "[^\\p{Cntrl}]{0,400}"),
    /** The youngest first. */
    NEW(
            "published_at desc, name",
            "published_at <= cast(:value as timestamptz) and (published_at < cast(:value as timestamptz) or name > :name)",
            "20\\d\\d-[01]\\d-[0-3]\\dT[012]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z"),
    /** What most have first. */
    POPULAR(
            "popularity desc, name",
            "popularity <= cast(:value as integer) and (popularity < cast(:value as integer) or name > :name)",
            "\\d{1,9}");

    private final String order;
    private final String after;
    private final Pattern value;

    Sort(String order, String after, String value) {
        this.order = order;
        this.after = after;
        this.value = Pattern.compile(value);
    }

    /** As programs write it. */
    static Optional<Sort> of(String word) {
        return Stream.of(values()).filter(sort -> sort.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For {@code order by}. */
    String order() {
        return order;
    }

    /** The condition for what comes after a {@code :value} and a {@code :name}. */
    String after() {
        return after;
    }

    /** Whether this could be the value of a card in this order; a cursor can be made up by anybody. */
    boolean canBe(String text) {
        return value.matcher(text).matches() && (this != NEW || isMoment(text));
    }

    /** There is no thirty-first of February, as the database would say by failing. */
    private static boolean isMoment(String text) {
        try {
            var _ = Instant.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** The card's value in this order. */
    String valueOf(Hits.Ranked hit) {
        return switch (this) {
            case RELEVANCE -> hit.rank().toPlainString();
            case NAME -> hit.title();
            case NEW -> hit.card().publishedAt().toString();
            case POPULAR -> Integer.toString(hit.popularity());
        };
    }
}
