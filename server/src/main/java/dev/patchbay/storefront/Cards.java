package dev.patchbay.storefront;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ListingChanged;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the cards like the catalog: one for each listing that everybody may find, changed in the transaction that changes the
 * listing.
 */
@Component
class Cards {

    /** Raised whenever a card is made differently, so that the next start makes all of them anew. */
    private static final int FORM = 2;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Changes changes;
    private final Holdings holdings;
    private final JsonMapper json;

    Cards(JdbcClient jdbc, Catalog catalog, Changes changes, Holdings holdings, JsonMapper json) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.changes = changes;
        this.holdings = holdings;
        this.json = json;
    }

    @EventListener
    void on(ListingChanged changed) {
        Listing listing = catalog.get(changed.integration());
        if (listing.listed()) {
            write(listing);
        } else {
            remove(listing.id().value());
        }
    }

    /** Makes all cards anew if they have another form than this code gives them. */
    @Transactional
    public void rebuildIfOfOldForm() {
        boolean current = jdbc.sql("select form from storefront.projection")
                .query(Integer.class)
                .optional()
                .filter(form -> form == FORM)
                .isPresent();
        if (!current) {
            rebuild();
        }
    }

    /** What is changed waits for the end of this, and changes the new tables then. */
    @Transactional
    public void rebuild() {
        changes.alone();
        jdbc.sql("""
                        truncate storefront.card, storefront.holding, storefront.changed, storefront.popularity,
                            storefront.label, storefront.word, storefront.gap, storefront.projection
                        """).update();
        holdings.rebuild();
        catalog.published().forEach(this::write);
        boolean more;
        do {
            more = changes.fold();
        } while (more);
        jdbc.sql("insert into storefront.projection (form) values (:form)")
                .param("form", FORM)
                .update();
    }

    private void remove(UUID id) {
        Changes.Content before = content(id);
        jdbc.sql("delete from storefront.card where integration = :id")
                .param("id", id)
                .update();
        changes.card(id, before, Changes.Content.NOTHING);
    }

    private void write(Listing listing) {
        Card card = Card.of(listing);
        UUID id = card.integration().value();
        Changes.Content before = content(id);
        String names = card.displayName() + " " + card.name().replace('-', ' ');
        String categories = String.join("\n", card.categories());
        String features = String.join("\n", listing.features());
        Set<String> words = Words.vocabulary(Stream.of(names, categories, features, card.description()));
        List<String> labels = Label.of(card);
        jdbc.sql("""
                        insert into storefront.card (integration, name, display_name, title, tagline, description, type, icon,
                            publisher, first_party, tier, categories, price, sunset, published_at, popularity,
                            document, names, words, labels)
                        values (:integration, :name, :displayName, :title, :tagline, :description, :type, :icon,
                            :publisher, :firstParty, :tier, :categories, cast(:price as jsonb), :sunset, :publishedAt,
                            coalesce((select storefront.rounded(holders) from storefront.popularity
                                where integration = :integration), 0),
                            storefront.document(:names, 'A') || storefront.document(:categoryWords, 'B')
                                || storefront.document(:features, 'C') || storefront.document(:description, 'D'),
                            storefront.document(:names, 'A'), :words, :labels)
                        on conflict (integration) do update set
                            name = excluded.name, display_name = excluded.display_name, title = excluded.title,
                            tagline = excluded.tagline, description = excluded.description, type = excluded.type,
                            icon = excluded.icon, publisher = excluded.publisher, first_party = excluded.first_party,
                            tier = excluded.tier, categories = excluded.categories, price = excluded.price,
                            sunset = excluded.sunset, published_at = excluded.published_at, popularity = excluded.popularity,
                            document = excluded.document, names = excluded.names, words = excluded.words,
                            labels = excluded.labels
                        """)
                .param("integration", id)
                .param("name", card.name())
                .param("displayName", card.displayName())
                .param("title", Words.title(card.displayName()))
                .param("tagline", card.tagline())
                .param("description", card.description())
                .param("type", card.type())
                .param("icon", card.icon())
                .param("publisher", card.publisher().name())
                .param("firstParty", card.publisher().firstParty())
                .param("tier", card.tier())
                .param("categories", card.categories().toArray(String[]::new))
                .param("price", json.writeValueAsString(card.price()))
                .param("sunset", card.sunset(), Types.DATE)
                .param("publishedAt", card.publishedAt().atOffset(ZoneOffset.UTC))
                .param("names", names)
                .param("categoryWords", categories)
                .param("features", features)
                .param("words", words.toArray(String[]::new))
                .param("labels", labels.toArray(String[]::new))
                .update();
        changes.card(id, before, new Changes.Content(words, labels));
    }

    private Changes.Content content(UUID id) {
        return jdbc.sql("select words, labels from storefront.card where integration = :id for update")
                .param("id", id)
                .query((row, index) -> new Changes.Content(
                        List.of((String[]) row.getArray("words").getArray()),
                        List.of((String[]) row.getArray("labels").getArray())))
                .optional()
                .orElse(Changes.Content.NOTHING);
    }
}
