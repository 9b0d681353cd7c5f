package dev.patchbay.catalog;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.documents.ReadableJson;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import dev.patchbay.platform.PlatformSettings;
import dev.patchbay.vault.Vault;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes new integrations into the catalog, each with a first draft. */
@Component
class Registering {

    /** Names that would pass for the marketplace's own. */
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "api",
            "app",
            "apps",
            "console",
            "developer",
            "help",
            "marketplace",
            "new",
            "official",
            "oidc",
            "operator",
            "patchbay",
            "security",
            "support",
            "system",
            "verified");

    private static final int LONGEST_NAME = 80;

    private final IntegrationRows rows;
    private final Drafts drafts;
    private final ManifestReader reader;
    private final CatalogSettings settings;
    private final PlatformSettings platform;
    private final WebhookSecrets secrets;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Registering(
            IntegrationRows rows,
            Drafts drafts,
            ManifestReader reader,
            CatalogSettings settings,
            PlatformSettings platform,
            WebhookSecrets secrets,
            Vault vault,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.drafts = drafts;
        this.reader = reader;
        this.settings = settings;
        this.platform = platform;
        this.secrets = secrets;
        this.vault = vault;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    IntegrationId register(NewIntegration wanted, OrganizationId publisher, AccountId by) {
        new InvalidRequest()
                .text("/displayName", wanted.displayName(), LONGEST_NAME)
                .orThrow();
        rows.lockNames();
        requireFree(wanted.name());
        if (rows.count(publisher) >= settings.integrationsPerPublisher()) {
            throw new ProblemException(
                    CatalogProblem.TOO_MANY_INTEGRATIONS,
                    "Nothing was registered. One publisher may have " + settings.integrationsPerPublisher()
                            + " integrations. Ask the operator for more.");
        }
        var id = new IntegrationId(ids.next());
        insert(id, wanted, publisher);
        IntegrationRows.Row row = rows.get(id);
        ObjectNode manifest = first(wanted);
        String json = ReadableJson.of(manifest);
        ManifestReader.Reading reading = reader.read(json, EntryRules.Stage.DRAFT, drafts.rules(row));
        reading.faults().stream()
                .filter(fault -> fault.pointer().equals("/display_name"))
                .findFirst()
                .ifPresent(fault -> {
                    throw InvalidRequest.of("/displayName", fault.detail());
                });
        drafts.write(row, json, reading.orThrow(), by);
        audit.record(new AuditEntry(
                by,
                publisher,
                "integration.registered",
                wanted.name().value(),
                Map.of("type", manifest.path("type").asString())));
        events.publishEvent(new ListingChanged(id));
        return id;
    }

    private void requireFree(Slug name) {
        String look = TextRules.look(name.value());
        if (RESERVED.stream().anyMatch(reserved -> TextRules.look(reserved).equals(look))
                || TextRules.look(platform.current().brand().name()).equals(look)) {
            throw taken("The name " + name + " would pass for the marketplace's own. Choose another one.");
        }
        List<String> others = rows.looksLike(look);
        if (others.contains(name.value())) {
            throw taken("Another integration has the name " + name + " already. Choose another one.");
        }
        if (!others.isEmpty()) {
            throw taken("The name " + name + " could be taken for " + others.getFirst() + ". Choose another one.");
        }
    }

    private void insert(IntegrationId id, NewIntegration wanted, OrganizationId publisher) {
        jdbc.sql("""
                        insert into catalog.integration (id, name, published, first_party, from_file, lifecycle_paths,
                            webhook_secret, screenshot_sources, screenshots, created_at, changed_at, publisher, name_look,
                            display_look)
                        values (:id, :name, false, false, false, true,
                            :secret, '{}', '{}', :now, :now, :publisher, :nameLook, :displayLook)
                        """)
                .param("id", id.value())
                .param("name", wanted.name().value())
                .param("secret", vault.seal(secrets.make(), ListingTable.secretField(id.value())))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("publisher", publisher.value())
                .param("nameLook", TextRules.look(wanted.name().value()))
                .param("displayLook", TextRules.look(wanted.displayName()))
                .update();
    }

    /** Enough to be saved and tried on this machine; its words are the publisher's to write. */
    private static ObjectNode first(NewIntegration wanted) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("name", wanted.name().value());
        manifest.put("display_name", wanted.displayName());
        manifest.put("version", "1.0.0");
        manifest.put("type", wanted.type().name().toLowerCase(Locale.ROOT));
        DeliveryMode mode = wanted.deliveryMode();
        if (mode != null) {
            manifest.put("delivery_mode", mode.name().toLowerCase(Locale.ROOT));
        }
        manifest.put("description", "What " + wanted.displayName() + " does, in a few sentences.");
        manifest.put("base_url", "http://127.0.0.1:3000");
        return manifest;
    }

    private static ProblemException taken(String detail) {
        return new ProblemException(CatalogProblem.NAME_TAKEN, "Nothing was registered. " + detail);
    }
}
