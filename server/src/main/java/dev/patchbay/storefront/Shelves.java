package dev.patchbay.storefront;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Some cards for those who did not search. */
@Component
class Shelves {

    private static final int SHELF = 6;
    private static final int RELATED = 4;

    /** Fewer could tell what a single organization has. */
    private static final int ORGANIZATIONS = 5;

    /** What is used together is looked for among so many organizations. */
    private static final int SAMPLE = 1_000;

    private final JdbcClient jdbc;
    private final CardRows rows;
    private final Hits hits;

    Shelves(JdbcClient jdbc, CardRows rows, Hits hits) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.hits = hits;
    }

    List<Card> featured() {
        return shelf("labels @> array['tier:featured']", "popularity desc, name");
    }

    List<Card> newest() {
        return shelf("true", "published_at desc, name");
    }

    List<Card> popular() {
        return shelf("popularity > 0", "popularity desc, name");
    }

    List<Facets.Facet> categories() {
        return Facets.of(hits.labels(), true).categories();
    }

    private List<Card> shelf(String condition, String order) {
        return jdbc.sql("select * from storefront.card where %s order by %s limit :limit".formatted(condition, order))
                .param("limit", SHELF)
                .query((row, index) -> rows.read(row))
                .list();
    }

    /** Another listing, and why it is named beside one. */
    record Related(Card card, Reason reason) {}

    /** Why a listing is named beside another. */
    enum Reason {
        /** At least five organizations have both. */
        TOGETHER,
        /** Both are in a category. */
        CATEGORY
    }

    /** What is often installed together with it; then the most popular of its categories. */
    List<Related> related(Card card) {
        List<Card> together = together(card);
        Set<String> named = together.stream().map(Card::name).collect(Collectors.toSet());
        return Stream.concat(
                        together.stream().map(other -> new Related(other, Reason.TOGETHER)),
                        sameCategories(card).stream()
                                .filter(other -> !named.contains(other.name()))
                                .map(other -> new Related(other, Reason.CATEGORY)))
                .limit(RELATED)
                .toList();
    }

    private List<Card> together(Card card) {
        return jdbc.sql("""
                        with owners as materialized (
                            select holder from storefront.holding where integration = :integration and organization limit :sample
                        ), others as (
                            select h.integration, count(*) as organizations
                            from owners join storefront.holding h on h.holder = owners.holder and h.organization
                            where h.integration <> :integration
                            group by h.integration having count(*) >= :organizations
                        )
                        select c.* from others join storefront.card c using (integration)
                        order by others.organizations desc, c.name limit :limit
                        """)
                .param("integration", card.integration().value())
                .param("sample", SAMPLE)
                .param("organizations", ORGANIZATIONS)
                .param("limit", RELATED)
                .query((row, index) -> rows.read(row))
                .list();
    }

    private List<Card> sameCategories(Card card) {
        if (card.categories().isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select * from storefront.card where labels && cast(:labels as text[]) and integration <> :integration
                        order by popularity desc, name limit :limit
                        """)
                .param(
                        "labels",
                        card.categories().stream()
                                .map(Label.Kind.CATEGORY::label)
                                .toArray(String[]::new))
                .param("integration", card.integration().value())
                .param("limit", 2 * RELATED)
                .query((row, index) -> rows.read(row))
                .list();
    }
}
