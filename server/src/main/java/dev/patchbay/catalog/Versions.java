package dev.patchbay.catalog;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Rows of {@code catalog.version}. */
@Component
class Versions {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Versions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<PublishedVersion> all(IntegrationId integration) {
        return jdbc.sql("""
                        select v.*, v.version = i.version as current from catalog.version v
                        join catalog.integration i on i.id = v.integration
                        where v.integration = :id order by v.created_at desc limit :most
                        """).param("id", integration.value()).param("most", MOST).query(Versions::read).list().stream()
                .sorted(Comparator.comparing((PublishedVersion version) -> SemanticVersion.of(version.version()))
                        .reversed())
                .toList();
    }

    PublishedVersion get(IntegrationId integration, String version) {
        return find(integration, version)
                .orElseThrow(() -> new ProblemException(
                        CatalogProblem.UNKNOWN_VERSION, "No version with this number was published."));
    }

    Map<VersionId, Manifest> manifests(Set<VersionId> wanted) {
        List<VersionId> asked = List.copyOf(wanted);
        Map<VersionId, Manifest> manifests = new HashMap<>();
        jdbc.sql("""
                        select w.number, v.manifest
                        from unnest(cast(:integrations as uuid[]), cast(:versions as text[]))
                            with ordinality as w (integration, version, number)
                        join catalog.version v on v.integration = w.integration and v.version = w.version
                        """)
                .param(
                        "integrations",
                        asked.stream().map(one -> one.integration().value()).toArray(UUID[]::new))
                .param("versions", asked.stream().map(VersionId::version).toArray(String[]::new))
                .query(row -> {
                    manifests.put(asked.get(row.getInt("number") - 1), Drafts.manifest(row));
                });
        return manifests;
    }

    private Optional<PublishedVersion> find(IntegrationId integration, String version) {
        return jdbc.sql("""
                        select v.*, v.version = i.version as current from catalog.version v
                        join catalog.integration i on i.id = v.integration
                        where v.integration = :id and v.version = :version
                        """)
                .param("id", integration.value())
                .param("version", version)
                .query(Versions::read)
                .optional();
    }

    /** All numbers that were ever given. */
    List<SemanticVersion> numbers(IntegrationId integration) {
        return jdbc.sql("select version from catalog.version where integration = :id")
                .param("id", integration.value())
                .query((row, number) -> SemanticVersion.of(row.getString("version")))
                .list();
    }

    void insert(IntegrationId integration, ObjectNode manifest, Pictures pictures, @Nullable AccountId by) {
        jdbc.sql("""
                        insert into catalog.version (integration, version, manifest, created_at, changed_at, published_by,
                            icon_source, icon, screenshot_sources, screenshots)
                        values (:id, :version, cast(:manifest as json), :now, :now, :by,
                            :iconSource, :icon, :screenshotSources, :screenshots)
                        """)
                .param("id", integration.value())
                .param("version", manifest.path("version").asString())
                .param("manifest", manifest.toString())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("iconSource", pictures.iconSource())
                .param("icon", pictures.artwork().icon())
                .param("screenshotSources", pictures.screenshotSources().toArray(String[]::new))
                .param("screenshots", pictures.artwork().screenshots().toArray(String[]::new))
                .update();
    }

    void yank(IntegrationId integration, String version, String reason) {
        jdbc.sql("""
                        update catalog.version set state = 'YANKED', yanked_at = :now, yanked_reason = :reason
                        where integration = :id and version = :version
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", integration.value())
                .param("version", version)
                .update();
    }

    /** Offers this version, with its pictures; what the file made has kept none. */
    void makeCurrent(IntegrationId integration, String version, String displayLook) {
        jdbc.sql("""
                        update catalog.integration i set version = v.version, changed_at = :now, display_look = :look,
                            icon_source = v.icon_source, icon = v.icon,
                            screenshot_sources = coalesce(v.screenshot_sources, '{}'), screenshots = coalesce(v.screenshots, '{}')
                        from catalog.version v
                        where i.id = :id and v.integration = i.id and v.version = :version
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("look", displayLook)
                .param("id", integration.value())
                .param("version", version)
                .update();
    }

    private static PublishedVersion read(ResultSet row, int number) throws SQLException {
        return new PublishedVersion(
                row.getString("version"),
                Drafts.manifest(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("current"),
                row.getString("yanked_reason"));
    }
}
