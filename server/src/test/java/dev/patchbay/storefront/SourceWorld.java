package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.pipeline.Ingest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** An organization that has installed a data source. */
abstract class SourceWorld extends StorefrontWorld {

    @Autowired
    Ingest ingest;

    @Autowired
    JdbcClient jdbc;

    String name;
    IntegrationId tides;
    String installation;

    @BeforeEach
    void anOrganizationHasASource() throws Exception {
        name = "tides-" + ids.next();
        apply(CATALOG + """
                - name: %s
                  display_name: Tides
                  version: 1.0.0
                  type: data_source
                  description: Says how high the water stands
                  base_url: https://tides.example.com
                  client: per_installation
                  events_transport: pull
                  install_targets: [organization, user]
                  published: true
                """.formatted(name));
        tides = catalog.find(Slug.of(name)).orElseThrow().id();
        var made = admin.post("/api/installations", Map.of("integration", name));
        assertThat(made.status()).as(made.raw()).isEqualTo(201);
        installation = made.body().path("id").asString();
    }

    /** The source has told what its records are. */
    void schema() {
        // a source that begins to be offered, as it may be about to, throws away what it told before: once
        jdbc.sql("""
                        insert into pipeline.source (integration, offered) values (:source, true)
                        on conflict (integration) do update set offered = true
                        """).param("source", tides.value()).update();
        jdbc.sql("""
                        insert into pipeline.schema
                          (source, number, definition, key_fields, compatibility, per_installation, fingerprint, since)
                        values (:source, 1, '{"type":"object","properties":{"port":{"type":"string"},"level":{"type":"number"}}}',
                            '{port}', 'NONE', false, '\\x00', now())
                        """).param("source", tides.value()).update();
        jdbc.sql("update pipeline.source set schema_number = 1 where integration = :source")
                .param("source", tides.value())
                .update();
    }

    void take(String... records) {
        ingest.accept(
                tides,
                null,
                List.of(records).stream().map(JsonMapper.shared()::readTree).toList());
    }
}
