package dev.patchbay.catalog;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.vault.Vault;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes listings and publishes that they changed; always in the caller's transaction. */
@Component
class ListingWriter {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final WebhookSecrets secrets;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ListingWriter(
            JdbcClient jdbc,
            Vault vault,
            WebhookSecrets secrets,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Locks the catalog until the end of the transaction, so that two nodes do not apply files at the same time. */
    void lock() {
        jdbc.sql("lock table catalog.integration in share row exclusive mode").update();
    }

    void save(CatalogEntry entry, Pictures pictures, @Nullable StoredListing before) {
        UUID id = before == null ? ids.next() : before.listing().id().value();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        Secret secret = entry.webhookSecret() != null
                ? entry.webhookSecret()
                : before == null ? secrets.make() : before.webhookSecret();
        jdbc.sql("""
                        insert into catalog.integration (id, name, published, first_party, from_file, lifecycle_paths, version,
                            webhook_secret, webhook_secret_from_file, icon_source, icon, screenshot_sources, screenshots, created_at, changed_at,
                            published_at, name_look, display_look)
                        values (:id, :name, :published, :firstParty, true, :lifecyclePaths, :version,
                            :secret, :secretFromFile, :iconSource, :icon, :screenshotSources, :screenshots, :now, :now,
                            case when :published then :now end, :nameLook, :displayLook)
                        on conflict (id) do update set
                            published = excluded.published, first_party = excluded.first_party, from_file = true,
                            lifecycle_paths = excluded.lifecycle_paths, version = excluded.version,
                            webhook_secret = excluded.webhook_secret,
                            webhook_secret_from_file = excluded.webhook_secret_from_file, icon_source = excluded.icon_source,
                            icon = excluded.icon, screenshot_sources = excluded.screenshot_sources,
                            screenshots = excluded.screenshots, changed_at = excluded.changed_at,
                            published_at = coalesce(integration.published_at, excluded.published_at),
                            name_look = excluded.name_look, display_look = excluded.display_look
                        """)
                .param("id", id)
                .param("name", entry.name())
                .param("published", entry.published())
                .param("firstParty", entry.firstParty())
                .param("lifecyclePaths", entry.lifecyclePaths())
                .param("version", entry.version())
                .param("secret", vault.seal(secret, ListingTable.secretField(id)))
                .param("secretFromFile", entry.webhookSecret() != null)
                .param("iconSource", pictures.iconSource())
                .param("icon", pictures.artwork().icon())
                .param("screenshotSources", pictures.screenshotSources().toArray(String[]::new))
                .param("screenshots", pictures.artwork().screenshots().toArray(String[]::new))
                .param("nameLook", TextRules.look(entry.name()))
                .param("displayLook", TextRules.look(entry.displayName()))
                .param("now", now)
                .update();
        if (before != null && !secret.equals(before.webhookSecret())) {
            secrets.keep(id, before.webhookSecret());
        }
        jdbc.sql("""
                        insert into catalog.version (integration, version, manifest, created_at, changed_at)
                        values (:id, :version, cast(:manifest as json), :now, :now)
                        on conflict (integration, version)
                            do update set manifest = excluded.manifest, changed_at = excluded.changed_at
                        """)
                .param("id", id)
                .param("version", entry.version())
                .param("manifest", entry.manifest().toString())
                .param("now", now)
                .update();
        publish(new IntegrationId(id), before != null && before.listing().published() && !entry.published());
        if (before != null && !before.listing().version().equals(entry.version())) {
            events.publishEvent(new VersionPublished(
                    new IntegrationId(id), entry.version(), before.listing().version()));
        }
    }

    void unpublish(StoredListing listing) {
        jdbc.sql("update catalog.integration set published = false, changed_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", listing.listing().id().value())
                .update();
        publish(listing.listing().id(), true);
    }

    private void publish(IntegrationId id, boolean unpublished) {
        events.publishEvent(new ListingChanged(id));
        if (unpublished) {
            events.publishEvent(new ListingUnpublished(id));
        }
    }
}
