package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing is made popular by trying it. */
class SandboxCountsTests extends SandboxWorld {

    @Autowired
    Cards cards;

    @Autowired
    Changes changes;

    @BeforeEach
    void publishedAndTried() throws Exception {
        installedInSandbox();
        save("1.0.0", PUBLIC, "");
        publishing.publish(integration, null, dora.id());
    }

    @Test
    void makesNothingPopularByTryingIt() throws Exception {
        fold();
        assertThat(popularity()).isZero();
        assertThat(popular()).doesNotContain(name);
        assertThat(holdings()).isZero();

        install(name);
        fold();

        assertThat(popularity()).isEqualTo(1);
        assertThat(popular()).contains(name);
    }

    @Test
    void leavesItOutWhenItCountsAnew() throws Exception {
        install(name);

        cards.rebuild();

        assertThat(popularity()).isEqualTo(1);
        assertThat(holdings()).isEqualTo(1);
    }

    private void fold() {
        while (changes.fold()) {
            // until there is nothing more
        }
    }

    private int popularity() {
        return jdbc.sql("select popularity from storefront.card where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private int holdings() {
        return jdbc.sql("select count(*) from storefront.holding where integration = :id")
                .param("id", integration.value())
                .query(Integer.class)
                .single();
    }

    private List<String> popular() throws Exception {
        return member.get("/api/home")
                .body()
                .path("popular")
                .valueStream()
                .map(card -> card.path("name").asString())
                .toList();
    }
}
