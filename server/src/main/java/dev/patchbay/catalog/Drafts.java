package dev.patchbay.catalog;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.ReadableJson;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PlatformSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What will be published next. */
@Component
class Drafts {

    private final IntegrationRows rows;
    private final ManifestReader reader;
    private final PlatformSettings platform;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(
            IntegrationRows rows,
            ManifestReader reader,
            PlatformSettings platform,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.reader = reader;
        this.platform = platform;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    Draft get(IntegrationId id) {
        IntegrationRows.Row row = rows.get(id);
        return find(row).orElseGet(() -> current(row));
    }

    /** What is saved; empty when nothing was since the current version was published. */
    Optional<Draft> find(IntegrationRows.Row row) {
        return jdbc.sql("select * from catalog.draft where integration = :id")
                .param("id", row.id().value())
                .query((draft, number) -> new Draft(
                        row.id(),
                        draft.getString("text"),
                        manifest(draft),
                        row.draftRevision(),
                        draft.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Transactional
    Draft save(IntegrationId id, String json, @Nullable Long ifRevision, @Nullable AccountId by) {
        ObjectNode manifest =
                reader.read(json, EntryRules.Stage.DRAFT, rules(rows.get(id))).orThrow();
        IntegrationRows.Row row = rows.lock(id).requireOwnVersions();
        if (ifRevision != null && ifRevision != row.draftRevision()) {
            throw changed(row);
        }
        write(row, json, manifest, by);
        audit.record(new AuditEntry(
                by,
                row.publisher(),
                "integration.draft-saved",
                row.name().value(),
                Map.of("version", manifest.path("version").asString())));
        if (row.version() == null) {
            // nobody has seen another one: its client follows what is tried
            events.publishEvent(new ListingChanged(id));
        }
        return get(id);
    }

    void write(IntegrationRows.Row row, String json, ObjectNode manifest, @Nullable AccountId by) {
        jdbc.sql("""
                        insert into catalog.draft (integration, text, manifest, saved_at, saved_by)
                        values (:id, :text, cast(:manifest as json), :now, :by)
                        on conflict (integration) do update set text = excluded.text, manifest = excluded.manifest,
                            saved_at = excluded.saved_at, saved_by = excluded.saved_by
                        """)
                .param("id", row.id().value())
                .param("text", json)
                .param("manifest", manifest.toString())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .update();
        jdbc.sql("update catalog.integration set draft_revision = draft_revision + 1 where id = :id")
                .param("id", row.id().value())
                .update();
        events.publishEvent(new DraftSaved(row.id()));
    }

    static ProblemException changed(IntegrationRows.Row row) {
        return new ProblemException(
                CatalogProblem.DRAFT_CHANGED,
                "Nothing was changed. Somebody saved another draft meanwhile: read it, and decide what is to stay.",
                Map.of("revision", row.draftRevision()));
    }

    /** What only holds for this integration: whose name it has, and whom it must not be taken for. */
    ManifestReader.Rules rules(IntegrationRows.Row row) {
        return (manifest, faults) -> {
            if (!row.name().value().equals(manifest.path("name").asString(""))) {
                faults.add(ManifestMistake.NAME_STAYS
                        .at(
                                "/name",
                                "The name was given when it was registered, and stays: " + row.name() + ".",
                                "name",
                                row.name().value())
                        .hinting(row.name().value(), row.name().value()));
            }
            if (row.version() != null) {
                keepsType(row, manifest, faults);
            }
            String displayName = manifest.path("display_name").asString("");
            String look = TextRules.look(displayName);
            List<String> others = rows.protectedLike(row.id(), look);
            if (look.isEmpty()) {
                faults.add(ManifestMistake.NO_LETTER.at("/display_name", "Has no letter or digit."));
            } else if (!others.isEmpty()) {
                faults.add(ManifestMistake.LOOKS_LIKE.at(
                        "/display_name",
                        "Could be taken for " + others.getFirst() + ": make it different.",
                        "name",
                        others.getFirst()));
            } else if (look.equals(TextRules.look(platform.current().brand().name()))) {
                faults.add(ManifestMistake.LOOKS_LIKE_MARKETPLACE.at(
                        "/display_name", "Could be taken for this marketplace itself: make it different."));
            }
        };
    }

    private void keepsType(IntegrationRows.Row row, ObjectNode manifest, List<Fault> faults) {
        String type = jdbc.sql(
                        "select manifest ->> 'type' from catalog.version where integration = :id and version = :version")
                .param("id", row.id().value())
                .param("version", row.version())
                .query(String.class)
                .single();
        if (!type.equals(manifest.path("type").asString(""))) {
            faults.add(ManifestMistake.TYPE_STAYS
                    .at("/type", "Stays what it was published as: " + type + ".", "type", type)
                    .hinting(type, type));
        }
    }

    private Draft current(IntegrationRows.Row row) {
        return jdbc.sql("select manifest from catalog.version where integration = :id and version = :version")
                .param("id", row.id().value())
                .param("version", row.version())
                .query((version, number) -> new Draft(
                        row.id(),
                        ReadableJson.of(JsonMapper.shared().readTree(version.getString("manifest"))),
                        manifest(version),
                        row.draftRevision(),
                        null))
                .single();
    }

    static Manifest manifest(ResultSet row) throws SQLException {
        return JsonMapper.shared().readValue(row.getString("manifest"), Manifest.class);
    }
}
