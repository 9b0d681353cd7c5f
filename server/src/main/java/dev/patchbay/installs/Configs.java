package dev.patchbay.installs;

import dev.patchbay.catalog.ConfigForm;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The settings columns of {@code installs.installation}. */
@Repository
class Configs {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Configs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    AppConfig find(InstallationId installation) {
        return jdbc.sql("select config, config_version from installs.installation where id = :id")
                .param("id", installation.value())
                .query((row, number) -> new AppConfig(
                        (ObjectNode) json.readTree(row.getString("config")), row.getLong("config_version")))
                .single();
    }

    /** Writes the settings as the next version. */
    void save(InstallationId installation, ObjectNode values) {
        jdbc.sql("""
                        update installs.installation
                        set config = cast(:config as jsonb), config_version = config_version + 1
                        where id = :id
                        """)
                .param("config", values.toString())
                .param("id", installation.value())
                .update();
    }

    /**
     * The settings with the listing's defaults for what was left out.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code invalid-request} with every mistake
     */
    static ObjectNode fitting(Listing listing, ObjectNode given) {
        ObjectNode completed = ConfigForm.completed(listing, given);
        var mistakes = new InvalidRequest();
        ConfigForm.check(listing, completed).forEach(mistake -> mistake.noteIn(mistakes, "/config"));
        mistakes.orThrow();
        return completed;
    }
}
