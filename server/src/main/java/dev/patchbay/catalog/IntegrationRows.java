package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What publishing needs to know of {@code catalog.integration}. */
@Component
class IntegrationRows {

    private final JdbcClient jdbc;

    IntegrationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One row.
     *
     * @param version null before the first one
     */
    record Row(
            IntegrationId id,
            Slug name,
            @Nullable OrganizationId publisher,
            boolean published,
            boolean fromFile,
            boolean deprecated,
            @Nullable String version,
            long draftRevision) {

        /** @throws ProblemException {@code ruled-by-catalog-file} */
        Row requireOwnVersions() {
            if (fromFile) {
                throw new ProblemException(
                        CatalogProblem.RULED_BY_CATALOG_FILE,
                        "Nothing was changed. An operator changes " + name + " in the catalog file and applies it.");
            }
            return this;
        }

        /** @throws ProblemException {@code not-published} */
        Row requirePublishedOnce() {
            if (version == null) {
                throw new ProblemException(
                        CatalogProblem.NOT_PUBLISHED,
                        "Nothing was changed. Publish a first version of " + name + " before.");
            }
            return this;
        }
    }

    /** @throws ProblemException {@code unknown-listing} */
    Row get(IntegrationId id) {
        return read(id, "");
    }

    /** The row, which nobody else changes until the transaction ends. */
    Row lock(IntegrationId id) {
        return read(id, " for update");
    }

    private Row read(IntegrationId id, String locking) {
        return jdbc.sql("select * from catalog.integration where id = :id" + locking)
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional()
                .orElseThrow(() -> new ProblemException(CatalogProblem.UNKNOWN_LISTING, "No integration has this id."));
    }

    Optional<IntegrationId> byName(Slug name) {
        return jdbc.sql("select id from catalog.integration where name = :name")
                .param("name", name.value())
                .query((row, number) -> new IntegrationId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Names that could be taken for what has this look. */
    List<String> looksLike(String nameLook) {
        return jdbc.sql("select name from catalog.integration where name_look = :look order by name limit 3")
                .param("look", nameLook)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Names of others that are vouched for and could be taken for what has this look. */
    List<String> protectedLike(IntegrationId self, String displayLook) {
        return jdbc.sql("""
                        select name from catalog.integration
                        where (display_look = :look or name_look = :look) and id <> :self and version is not null
                            and (first_party or tier <> 'UNVERIFIED')
                            and publisher is distinct from (select publisher from catalog.integration where id = :self)
                        order by name limit 3
                        """)
                .param("look", displayLook)
                .param("self", self.value())
                .query((row, number) -> row.getString("name"))
                .list();
    }

    int count(OrganizationId publisher) {
        return jdbc.sql("select count(*) from catalog.integration where publisher = :publisher")
                .param("publisher", publisher.value())
                .query(Integer.class)
                .single();
    }

    /** Until the transaction ends nobody else registers an integration. */
    void lockNames() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalog/names', 0))")
                .query(row -> {});
    }

    /** Rows whose looks are not worked out yet, as those from before there were any. */
    void completeLooks() {
        record Named(UUID id, String name, String displayName) {}
        List<Named> incomplete;
        do {
            incomplete = jdbc.sql("""
                            select i.id, i.name, coalesce(v.manifest ->> 'display_name', i.name) as display_name
                            from catalog.integration i
                            left join catalog.version v on v.integration = i.id and v.version = i.version
                            where i.name_look is null limit 500
                            """)
                    .query((row, number) -> new Named(
                            row.getObject("id", UUID.class), row.getString("name"), row.getString("display_name")))
                    .list();
            for (Named one : incomplete) {
                jdbc.sql("update catalog.integration set name_look = :name, display_look = :display where id = :id")
                        .param("name", TextRules.look(one.name))
                        .param("display", TextRules.look(one.displayName))
                        .param("id", one.id)
                        .update();
            }
        } while (!incomplete.isEmpty());
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID publisher = row.getObject("publisher", UUID.class);
        return new Row(
                new IntegrationId(row.getObject("id", UUID.class)),
                new Slug(row.getString("name")),
                publisher == null ? null : new OrganizationId(publisher),
                row.getBoolean("published"),
                row.getBoolean("from_file"),
                row.getObject("deprecated_at") != null,
                row.getString("version"),
                row.getLong("draft_revision"));
    }
}
