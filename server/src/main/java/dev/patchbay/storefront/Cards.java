package dev.patchbay.storefront;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ListingChanged;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the cards like the catalog: one for each published listing, changed in the transaction that changes the listing. */
@Component
class Cards {

    /** Raised whenever a card is made differently, so that the next start makes all of them anew. */
    private static final int FORM = 1;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final JsonMapper json;

    Cards(JdbcClient jdbc, Catalog catalog, Vocabulary vocabulary, JsonMapper json) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.vocabulary = vocabulary;
        this.json = json;
    }

    @EventListener
    void on(ListingChanged changed) {
        Listing listing = catalog.get(changed.integration());
        Set<String> before = words(listing);
        if (listing.listed()) {
            write(listing, before);
        } else {
            jdbc.sql("delete from storefront.card where integration = :id")
                    .param("id", listing.id().value())
                    .update();
            vocabulary.replace(before, Set.of());
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

    @Transactional
    public void rebuild() {
        jdbc.sql("truncate storefront.card, storefront.word, storefront.gap, storefront.projection")
                .update();
        catalog.published().forEach(listing -> write(listing, Set.of()));
        jdbc.sql("insert into storefront.projection (form) values (:form)")
                .param("form", FORM)
                .update();
    }

    private void write(Listing listing, Set<String> before) {
        Card card = Card.of(listing);
        String names = card.displayName() + " " + card.name().replace('-', ' ');
        String labels = String.join("\n", card.categories());
        String features = String.join("\n", listing.features());
        Set<String> words = Words.vocabulary(Stream.of(names, labels, features, card.description()));
        jdbc.sql("""
                        insert into storefront.card (integration, name, display_name, tagline, description, type, icon,
                            publisher, first_party, categories, price, document, words)
                        values (:integration, :name, :displayName, :tagline, :description, :type, :icon,
                            :publisher, :firstParty, :categories, cast(:price as jsonb),
                            storefront.document(:names, 'A') || storefront.document(:labels, 'B')
                                || storefront.document(:features, 'C') || storefront.document(:description, 'D'),
                            :words)
                        on conflict (integration) do update set
                            name = excluded.name, display_name = excluded.display_name, tagline = excluded.tagline,
                            description = excluded.description, type = excluded.type, icon = excluded.icon,
                            publisher = excluded.publisher, first_party = excluded.first_party,
                            categories = excluded.categories, price = excluded.price, document = excluded.document,
                            words = excluded.words
                        """)
                .param("integration", card.integration().value())
                .param("name", card.name())
                .param("displayName", card.displayName())
                .param("tagline", card.tagline())
                .param("description", card.description())
                .param("type", card.type())
                .param("icon", card.icon())
                .param("publisher", card.publisher().name())
                .param("firstParty", card.publisher().firstParty())
                .param("categories", card.categories().toArray(String[]::new))
                .param("price", json.writeValueAsString(card.price()))
                .param("names", names)
                .param("labels", labels)
                .param("features", features)
                .param("words", words.toArray(String[]::new))
                .update();
        vocabulary.replace(before, words);
    }

    private Set<String> words(Listing listing) {
        UUID id = listing.id().value();
        return jdbc.sql("select words from storefront.card where integration = :id for update")
                .param("id", id)
                .query((row, index) ->
                        Set.copyOf(List.of((String[]) row.getArray("words").getArray())))
                .optional()
                .orElse(Set.of());
    }
}
