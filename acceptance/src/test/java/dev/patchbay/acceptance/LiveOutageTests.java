package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL is gone, or answers nothing, under a page that is open: within seconds the page says that what it shows may be old, and
 * afterwards it goes on where it was.
 */
class LiveOutageTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** Twice what is documented: the machine may be busy. */
    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(10);

    private static final Duration A_FEW_SIGNS = Duration.ofSeconds(90);

    private static Postgres database;
    private static PolledSource source;
    private static DisposablePatchbay patchbay;
    private static Api operator;

    @BeforeAll
    static void starts() throws IOException, SQLException {
        database = Postgres.start();
        source = PolledSource.start();
        patchbay = DisposablePatchbay.start(source.entry(), List.of(source.port()), database.settings());
        operator = patchbay.operator();
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
        source.close();
        database.close();
    }

    @Test
    void aPageSaysThatItIsNotLiveWhileTheDatabaseIsGoneAndGoesOn() throws IOException {
        goesOnAfter(operator.organization("Gone"), database::kill, database::begin);
    }

    @Test
    void aPageSaysThatItIsNotLiveWhileTheDatabaseHangsAndGoesOn() throws IOException {
        goesOnAfter(operator.organization("Hanging"), database::freeze, database::goOn);
    }

    private static void goesOnAfter(Api.Owned house, Event goes, Event returns) throws IOException {
        String installation = Installing.install(house, PolledSource.NAME);
        try (var page = LivePage.open(house.api(), installation)) {
            counts(page);

            goes.happens();
            try {
                Await.until(WITHIN_SECONDS, page::toString, () -> page.state().equals("offline"));
                int signs = page.signs();
                Await.until(A_FEW_SIGNS, page::toString, () -> page.signs() > signs);
                assertThat(page.state()).as("while nobody can know").isEqualTo("offline");
            } finally {
                returns.happens();
            }

            counts(page);
            assertThat(page.states()).containsSubsequence("live", "offline", "live");
            assertThat(page.prices())
                    .as("each once, and nothing older after it")
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(page.end()).isEmpty();
        }
    }

    private static void counts(LivePage page) {
        Await.until(LONGEST, page::toString, () -> page.state().equals("live"));
        int shown = page.price();
        Await.until(LONGEST, page::toString, () -> page.price() > shown);
    }

    /** What happens to the database. */
    private interface Event {
        void happens() throws IOException;
    }
}
