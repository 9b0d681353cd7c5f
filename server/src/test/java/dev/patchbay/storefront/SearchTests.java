package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest
@RecordApplicationEvents
class SearchTests {

    private static final String FOUR = """
            - {slug: customer-service, name: Customer Service, description: "Tickets for your whole team. More.",
               appUrl: "https://a.example.com", features: [Answer together], categories: [Support, Teamwork]}
            - {slug: bot, name: Bot, description: Answers for you, appUrl: "https://b.example.com", categories: [Automation]}
            - {slug: crm, name: CRM, description: Your contacts and customers, appUrl: "https://c.example.com",
               categories: [Sales, Teamwork], isFree: false, monthlyPrice: "29.99"}
            - {slug: analytics, name: Analytics, description: Figures of your apps, appUrl: "https://d.example.com"}
            """;

    @Autowired
    private CatalogFile file;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Ids ids;

    @Autowired
    private Search search;

    @Autowired
    private Cards cards;

    @Autowired
    private Changes changes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void fourApps() throws IOException {
        EmptyShelves.withdraw(catalog, publishing, ids);
        apply(FOUR);
        fold();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            customer service, -, customer-service
            CUSTOMER, -, customer-service|crm
            custo, -, customer-service|crm
            custmer, customer, customer-service|crm
            csutomer servcie, customer service, customer-service
            analitics, analytics, analytics
            analyti, -, analytics
            bto, bot, bot
            figure, -, analytics
            the tickets, -, customer-service
            answering, -, customer-service|bot
            teamwork, -, customer-service|crm
            zzzzzz, -, ''
            '!?', -, customer-service|crm|bot|analytics
            """)
    void findsWhatIsMeant(String text, @Nullable String corrected, String names) {
        Search.Found found = find(text, null);

        assertThat(found.corrected()).isEqualTo(corrected);
        assertThat(names(found)).containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split("\\|"));
        assertThat(found.total()).isEqualTo(found.page().items().size());
    }

    @Test
    void ranksTheNameAboveTheDescription() {
        assertThat(names(find("customer", null))).containsExactly("customer-service", "crm");
    }

    @Test
    void narrowsToACategoryAndCountsThemAll() {
        Search.Found found = find("", "Teamwork");

        assertThat(names(found)).containsExactly("crm", "customer-service");
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.facets().categories())
                .extracting(Facets.Facet::name, Facets.Facet::count)
                .containsExactly(
                        tuple("Teamwork", 2L), tuple("Automation", 1L), tuple("Sales", 1L), tuple("Support", 1L));
    }

    @Test
    void pagesThroughAllHitsOnce() {
        for (String text : List.of("", "a")) {
            List<String> seen = new ArrayList<>();
            Cursor after = null;
            do {
                Search.Found found = search.find(Wanted.words(text), after, 1);
                seen.addAll(names(found));
                after = found.page().next();
            } while (after != null && seen.size() < 10);
            assertThat(seen).doesNotHaveDuplicates().hasSize(4);
        }
    }

    @Test
    void forgetsWhatIsUnpublishedAndItsWords() throws IOException {
        apply(FOUR.lines().filter(line -> !line.contains("analytics")).reduce("", (all, line) -> all + line + "\n"));
        fold();

        assertThat(names(find("", null))).containsExactly("bot", "crm", "customer-service");
        assertThat(find("analytcs", null).corrected()).isNull();
        assertThat(jdbc.sql("select count(*) from storefront.word where word = 'analytics'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from storefront.gap where word = 'analytics'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rebuildsTheSameCards() {
        List<?> before = rows();

        cards.rebuild();

        assertThat(rows()).isEqualTo(before).isNotEmpty();
    }

    /** Each would wait for what the other one has locked. */
    @Test
    void rebuildsAfterTheCountThatIsUnderWay() throws Exception {
        var counting = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> count = threads.submit(() -> transaction.executeWithoutResult(status -> {
                changes.alone();
                counting.countDown();
                await().pollInSameThread().until(this::somebodyWaits);
                changes.fold();
            }));
            counting.await();

            cards.rebuild();

            count.get();
        }
    }

    /** For a lock in our database. */
    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_locks where not granted
                            and database = (select oid from pg_database where datname = current_database()))
                        """).query(Boolean.class).single();
    }

    @Test
    void makesATaglineOfTheFirstSentence() {
        assertThat(Card.tagline("A desk for teams, v2.0 ready. It does more."))
                .isEqualTo("A desk for teams, v2.0 ready.");
        assertThat(Card.tagline("No full stop\n\nmore")).isEqualTo("No full stop");
        assertThat(Card.tagline("word ".repeat(60)))
                .hasSizeLessThanOrEqualTo(140)
                .endsWith("word…");
    }

    private List<?> rows() {
        return jdbc.sql("""
                        select c.*, (select array_agg(w.word || w.cards order by w.word) from storefront.word w) as counted,
                            (select count(*) from storefront.gap) as gaps
                        from storefront.card c order by name
                        """)
                .query((row, index) -> row.getString("name")
                        + row.getString("document")
                        + row.getString("words")
                        + row.getString("counted")
                        + row.getString("gaps")
                        + row.getString("price"))
                .list();
    }

    private void apply(String yaml) throws IOException {
        Path path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, yaml), false);
        Files.delete(path);
    }

    private void fold() {
        while (changes.fold()) {}
    }

    private Search.Found find(String text, @Nullable String category) {
        return search.find(new Wanted(text, null, category, null, null, Sort.RELEVANCE), null, 24);
    }

    private static List<String> names(Search.Found found) {
        return found.page().items().stream().map(Card::name).toList();
    }
}
