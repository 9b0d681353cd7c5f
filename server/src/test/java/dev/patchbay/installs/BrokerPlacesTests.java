package dev.patchbay.installs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which integrations have topics; what the broker then has is its own tests' matter. */
@PatchbayTest
@SpringBootTest
class BrokerPlacesTests {

    @Autowired
    private CatalogFile files;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Clients clients;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @Test
    void turnsTheBrokerOnForWhoReadsEventsThere() throws IOException {
        publish("reader-one", "1.0.0", "events_transport: broker", true);

        assertThat(place("reader-one")).contains(new Place(client("reader-one"), false));
    }

    @Test
    void givesNothingToWhoNeedsNothing() throws IOException {
        publish("reader-two", "1.0.0", "events_transport: pull", true);
        publish("reader-three", "1.0.0", "events_transport: broker", false);

        assertThat(place("reader-two")).isEmpty();
        assertThat(place("reader-three")).isEmpty();
    }

    @Test
    void keepsTheTopicsOfWhatIsNoLongerOfferedAndTakesThoseThatNobodyNeeds() throws IOException {
        publish("reader-four", "1.0.0", "events_transport: broker", true);
        publish("reader-four", "1.0.0", "events_transport: broker", false);
        assertThat(place("reader-four")).contains(new Place(client("reader-four"), false));

        publish("reader-four", "1.1.0", "events_transport: pull", true);

        assertThat(place("reader-four")).contains(new Place(null, true));
    }

    private void publish(String name, String version, String more, boolean published) throws IOException {
        files.apply(
                Files.writeString(folder.resolve(name + ".yaml"), """
                - name: %s
                  display_name: %s
                  version: %s
                  type: app
                  description: Reads what happens
                  app_url: https://%s.example.com
                  callback_url: https://%s.example.com/auth/callback
                  install_targets: [organization]
                  %s
                  published: %s
                """.formatted(
                                name, name.replace('-', ' '), version, name, name, more, published)),
                false);
    }

    /** Its client and whether its topics are to go; none without topics. */
    private Optional<Place> place(String name) {
        return jdbc.sql("select client_id, removed from broker.client where integration = :name")
                .param("name", name)
                .query((row, number) -> new Place(row.getString("client_id"), row.getBoolean("removed")))
                .optional();
    }

    private record Place(@Nullable String client, boolean removed) {}

    private String client(String name) {
        return clients.ofIntegration(catalog.find(Slug.of(name)).orElseThrow().id())
                .orElseThrow()
                .id();
    }
}
