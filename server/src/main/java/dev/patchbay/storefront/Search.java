package dev.patchbay.storefront;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds cards by words that people type, mistakes included. */
@Component
class Search {

    private static final int WORDS = 8;

    /** So many guesses at what was meant are looked for at once. */
    private static final int MEANT = 5;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

    private final Hits hits;
    private final Vocabulary vocabulary;

    Search(Hits hits, Vocabulary vocabulary) {
        this.hits = hits;
        this.vocabulary = vocabulary;
    }

    /**
     * What was found.
     *
     * @param corrected the likeliest words that were looked for instead of those that were typed; null when they were found as
     *     typed
     * @param total hits over all pages, at most {@link Hits#COUNTED}
     * @param more whether there are more hits than {@code total}
     */
    record Found(Page<Card> page, @Nullable String corrected, long total, boolean more, Facets facets) {}

    @Transactional(readOnly = true)
    public Found find(Wanted wanted, @Nullable Cursor after, int limit) {
        List<String> typed = Words.typed(wanted.text(), WORDS);
        List<List<String>> meant = meant(typed);
        var asked = asked(meant, wanted.labels());
        Sort sort = asked.anything() && wanted.sort() == Sort.RELEVANCE ? Sort.POPULAR : wanted.sort();
        List<String> last = after == null ? null : checked(after, sort);
        Hits.Counted counted = hits.counted(asked);
        List<Hits.Ranked> found = hits.page(asked, sort, last, counted.exact(), limit + 1);
        return new Found(
                Page.of(
                                found,
                                limit,
                                hit -> Cursor.after(
                                        sort.valueOf(hit), hit.card().name()))
                        .map(Hits.Ranked::card),
                meant.getFirst().equals(typed) ? null : String.join(" ", meant.getFirst()),
                Math.min(counted.total(), Hits.COUNTED),
                !counted.exact(),
                facets(wanted, asked, counted));
    }

    /** The words as typed if anything has them; else the few likeliest that something has, the very likeliest first. */
    private List<List<String>> meant(List<String> typed) {
        if (typed.isEmpty() || hits.any(asked(List.of(typed), List.of()))) {
            return List.of(typed);
        }
        List<List<String>> likely = vocabulary.meant(typed).stream()
                .filter(words -> hits.any(asked(List.of(words), List.of())))
                .limit(MEANT)
                .toList();
        return likely.isEmpty() ? List.of(typed) : likely;
    }

    private Hits.Asked asked(List<List<String>> meant, List<String> labels) {
        String query = meant.stream()
                .map(hits::query)
                .map(each -> meant.size() == 1 ? each : "(" + each + ")")
                .collect(Collectors.joining(" | "));
        return new Hits.Asked(query, String.join(" ", meant.getFirst()), labels);
    }

    private Facets facets(Wanted wanted, Hits.Asked asked, Hits.Counted counted) {
        Map<Label, Long> counts = new HashMap<>(counted.labels());
        boolean exact = counted.exact();
        for (Label.Kind kind : Label.Kind.values()) {
            if (wanted.chosen(kind) != null) {
                Hits.Counted others = hits.counted(asked.with(wanted.labels(kind)));
                exact &= others.exact();
                counts.keySet().removeIf(label -> label.kind() == kind);
                others.labels().forEach((label, count) -> {
                    if (label.kind() == kind) {
                        counts.put(label, count);
                    }
                });
            }
        }
        return Facets.of(counts, exact || asked.everything());
    }

    /** The last seen value and name; a cursor can be made up by anybody. */
    private static List<String> checked(Cursor after, Sort sort) {
        if (!sort.canBe(after.values().get(0))
                || !NAME.matcher(after.values().get(1)).matches()) {
            throw new ProblemException(
                    KernelProblem.INVALID_CURSOR, "This cursor is not one that we gave. Start again without it.");
        }
        return after.values();
    }
}
