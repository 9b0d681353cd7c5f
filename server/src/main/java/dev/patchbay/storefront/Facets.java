package dev.patchbay.storefront;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What hits can be narrowed to: of each kind the values that hits have, the most frequent first. Each kind is counted as if none
 * of its own values had been chosen.
 *
 * @param exact whether these are all hits; else the counts are those of the first 5,000 and say only what is frequent
 */
record Facets(List<Facet> types, List<Facet> categories, List<Facet> prices, List<Facet> tiers, boolean exact) {

    private static final int MOST = 50;

    /** How many hits have a value. */
    record Facet(String name, long count) {}

    static Facets of(Map<Label, Long> counts, boolean exact) {
        return new Facets(
                list(counts, Label.Kind.TYPE),
                list(counts, Label.Kind.CATEGORY),
                list(counts, Label.Kind.PRICE),
                list(counts, Label.Kind.TIER),
                exact);
    }

    private static List<Facet> list(Map<Label, Long> counts, Label.Kind kind) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(entry -> new Facet(entry.getKey().value(), entry.getValue()))
                .sorted(Comparator.comparingLong(Facet::count).reversed().thenComparing(Facet::name))
                .limit(MOST)
                .toList();
    }
}
