package dev.patchbay.catalog;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.documents.Fault;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes versions of drafts, and takes versions back. */
@Component
class Publication {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_CHANGELOG = 10_000;

    private final IntegrationRows rows;
    private final Drafts drafts;
    private final Versions versions;
    private final ManifestReader reader;
    private final PublicAddresses addresses;
    private final PictureDesk desk;
    private final ListingTable listings;
    private final Preliminaries preliminaries;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Publication(
            IntegrationRows rows,
            Drafts drafts,
            Versions versions,
            ManifestReader reader,
            PublicAddresses addresses,
            PictureDesk desk,
            ListingTable listings,
            Preliminaries preliminaries,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.drafts = drafts;
        this.versions = versions;
        this.reader = reader;
        this.addresses = addresses;
        this.desk = desk;
        this.listings = listings;
        this.preliminaries = preliminaries;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Other people's servers are asked before the transaction, which then only writes what was found. */
    PublishedVersion publish(IntegrationId id, @Nullable String changelog, @Nullable AccountId by) {
        IntegrationRows.Row row = rows.get(id).requireOwnVersions();
        Draft draft = drafts.find(row).orElseThrow(() -> noDraft(row));
        ObjectNode manifest = reader.read(draft.json(), EntryRules.Stage.VERSION, drafts.rules(row))
                .orThrow();
        if (changelog != null) {
            if (changelog.length() > LONGEST_CHANGELOG) {
                throw InvalidRequest.of("/changelog", "At most " + LONGEST_CHANGELOG + " characters.");
            }
            List<Fault> faults = new ArrayList<>();
            TextRules.check(manifest.put("changelog", changelog).path("changelog"), "/changelog", faults);
            if (!faults.isEmpty()) {
                throw InvalidRequest.of("/changelog", faults.getFirst().message());
            }
        }
        requireGreater(row, manifest);
        List<Fault> faults = addresses.faults(manifest);
        requireNone(draft, faults);
        var bundle = preliminaries.passed(id, JsonMapper.shared().treeToValue(manifest, Manifest.class));
        Pictures pictures = desk.of(
                wanted(manifest), listings.picturesOf(id), new PictureDesk.Run(null, false, faults, new ArrayList<>()));
        requireNone(draft, faults);
        return Objects.requireNonNull(
                transaction.execute(status -> published(draft, manifest, new Beside(pictures, bundle), by)));
    }

    @Transactional
    void yank(IntegrationId id, String version, String reason, AccountId by) {
        new InvalidRequest().text("/reason", reason, LONGEST_REASON).orThrow();
        IntegrationRows.Row row = rows.lock(id).requireOwnVersions();
        if (!versions.get(id, version).live()) {
            return;
        }
        PublishedVersion next = versions.all(id).stream()
                .filter(other -> other.live() && !other.version().equals(version))
                .max(Comparator.comparing(other -> SemanticVersion.of(other.version())))
                .orElseThrow(() -> new ProblemException(
                        CatalogProblem.LAST_VERSION,
                        "Nothing was changed. No other version would be left: deprecate " + row.name()
                                + ", or offer it no longer."));
        versions.yank(id, version, reason.strip());
        boolean wasCurrent = version.equals(row.version());
        if (wasCurrent) {
            versions.makeCurrent(
                    id, next.version(), TextRules.look(next.manifest().displayName()));
        }
        record(row, "version.yanked", by, Map.of("version", version, "reason", reason.strip()));
        events.publishEvent(new ListingChanged(id));
        events.publishEvent(
                new VersionYanked(id, version, wasCurrent ? next.version() : String.valueOf(row.version())));
        if (wasCurrent) {
            events.publishEvent(new VersionPublished(id, next.version(), version));
        }
    }

    /** What is kept with a version beside its manifest. */
    private record Beside(Pictures pictures, BundleDesk.@Nullable Kept bundle) {}

    private PublishedVersion published(Draft draft, ObjectNode manifest, Beside beside, @Nullable AccountId by) {
        IntegrationId id = draft.integration();
        IntegrationRows.Row row = rows.lock(id);
        if (row.draftRevision() != draft.revision()) {
            throw Drafts.changed(row);
        }
        requireGreater(row, manifest);
        String version = manifest.path("version").asString();
        versions.insert(id, manifest, beside.pictures, by);
        preliminaries.pin(id, version, beside.bundle);
        versions.makeCurrent(
                id, version, TextRules.look(manifest.path("display_name").asString()));
        // What was taken from the catalog once stays away until it is offered again; a first version is offered at
        // once.
        jdbc.sql("""
                        update catalog.integration set draft_revision = draft_revision + 1,
                            published = published or published_at is null, published_at = coalesce(published_at, changed_at)
                        where id = :id
                        """).param("id", id.value()).update();
        jdbc.sql("delete from catalog.draft where integration = :id")
                .param("id", id.value())
                .update();
        record(row, "version.published", by, Map.of("version", version));
        events.publishEvent(new ListingChanged(id));
        events.publishEvent(new VersionPublished(id, version, row.version()));
        return versions.get(id, version);
    }

    private void requireGreater(IntegrationRows.Row row, ObjectNode manifest) {
        var number = SemanticVersion.of(manifest.path("version").asString());
        versions.numbers(row.id()).stream().max(Comparator.naturalOrder()).ifPresent(greatest -> {
            if (!number.isGreaterThan(greatest)) {
                throw new ProblemException(
                        CatalogProblem.VERSION_NOT_GREATER,
                        "Nothing was published. The number " + number.text() + " is not greater than " + greatest.text()
                                + ", which was published before: raise version in the manifest.",
                        Map.of("greatest", greatest.text()));
            }
        });
    }

    private void requireNone(Draft draft, List<Fault> faults) {
        reader.placed(draft.json(), faults).orThrow();
    }

    private static PictureDesk.Wanted wanted(ObjectNode manifest) {
        return new PictureDesk.Wanted(
                manifest.path("name").asString(),
                manifest.has("icon") ? manifest.path("icon").asString() : null,
                manifest.path("screenshots")
                        .valueStream()
                        .map(node -> node.asString())
                        .toList());
    }

    private static ProblemException noDraft(IntegrationRows.Row row) {
        return new ProblemException(
                CatalogProblem.NO_DRAFT, "Nothing was published. Save a draft of " + row.name() + " before.");
    }

    private void record(IntegrationRows.Row row, String action, @Nullable AccountId by, Map<String, String> detail) {
        audit.record(new AuditEntry(by, row.publisher(), action, row.name().value(), detail));
    }
}
