package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads listings from {@code catalog.integration} and the current {@code catalog.version}. */
@Component
class ListingTable implements Catalog {

    private static final String COLUMNS = "select i.*, r.name as replacement_name, ";

    private static final String SELECT = COLUMNS + """
            coalesce(v.manifest, d.manifest) as manifest
            from catalog.integration i
            left join catalog.version v on v.integration = i.id and v.version = i.version
            left join catalog.draft d on d.integration = i.id and i.version is null
            left join catalog.integration r on r.id = i.replacement
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;
    private final Clock clock;

    ListingTable(JdbcClient jdbc, JsonMapper json, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Optional<Listing> find(Slug name) {
        return jdbc.sql(SELECT + "where i.name = :name")
                .param("name", name.value())
                .query((row, index) -> listing(row, manifest(row)))
                .optional();
    }

    @Override
    public Listing get(IntegrationId id) {
        return jdbc.sql(SELECT + "where i.id = :id")
                .param("id", id.value())
                .query((row, index) -> listing(row, manifest(row)))
                .optional()
                .orElseThrow(() -> new ProblemException(CatalogProblem.UNKNOWN_LISTING, "No integration has this id."));
    }

    @Override
    public List<Listing> find(Collection<IntegrationId> ids) {
        return jdbc.sql(SELECT + "where i.id = any (:ids) order by i.name")
                .param("ids", ids.stream().map(IntegrationId::value).toArray(UUID[]::new))
                .query((row, index) -> listing(row, manifest(row)))
                .list();
    }

    @Override
    public List<Listing> published() {
        return jdbc.sql(SELECT + "where i.published and i.visibility = 'PUBLIC' order by i.name")
                .query((row, index) -> listing(row, manifest(row)))
                .list();
    }

    @Override
    public List<Listing> everything() {
        return jdbc.sql(SELECT + "order by i.name")
                .query((row, index) -> listing(row, manifest(row)))
                .list();
    }

    @Override
    public List<Listing> vouchedFor() {
        return jdbc.sql(SELECT + "where i.first_party or i.tier <> 'UNVERIFIED' order by i.name limit 5000")
                .query((row, index) -> listing(row, manifest(row)))
                .list();
    }

    @Override
    public List<IntegrationId> offered(IntegrationType type, @Nullable IntegrationId after, int limit) {
        return jdbc.sql("""
                        select i.id from catalog.integration i
                        join catalog.version v on v.integration = i.id and v.version = i.version
                        where v.manifest ->> 'type' = :type and i.published_at is not null and i.id > :after
                        order by i.id limit :limit
                        """)
                .param("type", type.name().toLowerCase(Locale.ROOT))
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query((row, index) -> new IntegrationId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public List<Listing> ofPublisher(OrganizationId publisher) {
        return jdbc.sql(SELECT + "where i.publisher = :publisher order by i.name")
                .param("publisher", publisher.value())
                .query((row, index) -> listing(row, manifest(row)))
                .list();
    }

    @Override
    public Optional<Listing> draftOf(IntegrationId id) {
        return Optional.ofNullable(draftsOf(List.of(id)).get(id));
    }

    @Override
    public Map<IntegrationId, Listing> draftsOf(Collection<IntegrationId> ids) {
        return jdbc
                .sql(COLUMNS + """
                        d.manifest from catalog.integration i
                        join catalog.draft d on d.integration = i.id
                        left join catalog.integration r on r.id = i.replacement
                        where i.id = any (:ids)
                        """)
                .param("ids", ids.stream().map(IntegrationId::value).toArray(UUID[]::new))
                .query((row, index) -> listing(row, manifest(row)).asDraft())
                .list()
                .stream()
                .collect(Collectors.toMap(Listing::id, Function.identity()));
    }

    @Override
    public Optional<WebhookTarget> webhookTarget(IntegrationId id) {
        return jdbc.sql(SELECT + "where i.id = :id")
                .param("id", id.value())
                .query((row, index) -> stored(row))
                .optional()
                .flatMap(stored -> target(stored, stored.listing()));
    }

    @Override
    public Optional<WebhookTarget> webhookTarget(IntegrationId id, Manifest manifest) {
        return jdbc.sql(SELECT + "where i.id = :id")
                .param("id", id.value())
                .query((row, index) -> stored(row))
                .optional()
                .flatMap(stored -> target(stored, stored.listing().saying(manifest)));
    }

    /** What the file rules, and what has one of these names, by name. */
    List<StoredListing> ofFile(List<String> names) {
        return jdbc.sql(SELECT + "where i.from_file or i.name = any (:names) order by i.name")
                .param("names", names.toArray(String[]::new))
                .query((row, index) -> stored(row))
                .list();
    }

    Pictures picturesOf(IntegrationId id) {
        return jdbc.sql("select * from catalog.integration where id = :id")
                .param("id", id.value())
                .query((row, index) -> pictures(row))
                .single();
    }

    private static Pictures pictures(ResultSet row) throws SQLException {
        return new Pictures(
                row.getString("icon_source"),
                texts(row.getArray("screenshot_sources")),
                new Artwork(row.getString("icon"), texts(row.getArray("screenshots"))));
    }

    static SealedField secretField(UUID id) {
        return new SealedField("catalog.integration", "webhook_secret", id.toString());
    }

    private static Optional<WebhookTarget> target(StoredListing stored, Listing listing) {
        if (!listing.receivesWebhooks()) {
            return Optional.empty();
        }
        var webhookUrl = listing.webhookUrl();
        var signing = stored.signing();
        return Optional.of(
                webhookUrl == null
                        ? new WebhookTarget(listing.manifest().baseUrl(), true, signing.secret(), signing.previous())
                        : new WebhookTarget(webhookUrl, false, signing.secret(), signing.previous()));
    }

    private StoredListing stored(ResultSet row) throws SQLException {
        JsonNode manifest = manifest(row);
        Listing listing = listing(row, manifest);
        return new StoredListing(
                listing,
                manifest,
                pictures(row),
                row.getBoolean("from_file"),
                signing(row, listing.id().value()));
    }

    private StoredListing.Signing signing(ResultSet row, UUID id) throws SQLException {
        byte[] previous = row.getBytes("previous_webhook_secret");
        var until = row.getObject("previous_webhook_secret_until", OffsetDateTime.class);
        boolean signs = until != null && until.toInstant().isAfter(clock.instant());
        return new StoredListing.Signing(
                vault.open(row.getBytes("webhook_secret"), secretField(id)),
                row.getBoolean("webhook_secret_from_file"),
                signs ? vault.open(previous, WebhookSecrets.previousField(id)) : null);
    }

    private JsonNode manifest(ResultSet row) throws SQLException {
        return json.readTree(row.getString("manifest"));
    }

    private Listing listing(ResultSet row, JsonNode manifest) throws SQLException {
        return new Listing(
                new IntegrationId(row.getObject("id", UUID.class)),
                new Slug(row.getString("name")),
                row.getBoolean("published"),
                row.getBoolean("first_party"),
                row.getBoolean("lifecycle_paths"),
                json.treeToValue(manifest, Manifest.class),
                new Artwork(row.getString("icon"), texts(row.getArray("screenshots"))),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                standing(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        UUID publisher = row.getObject("publisher", UUID.class);
        var tier = Tier.valueOf(row.getString("tier"));
        var publishedAt = row.getObject("published_at", OffsetDateTime.class);
        return new Standing(
                publisher == null ? null : new OrganizationId(publisher),
                Visibility.valueOf(row.getString("visibility")),
                row.getBoolean("first_party") && tier == Tier.UNVERIFIED ? Tier.VERIFIED : tier,
                deprecation(row),
                publishedAt == null ? null : publishedAt.toInstant());
    }

    private static @Nullable Deprecation deprecation(ResultSet row) throws SQLException {
        LocalDate sunset = row.getObject("sunset_at", LocalDate.class);
        if (sunset == null) {
            return null;
        }
        String replacement = row.getString("replacement_name");
        return new Deprecation(
                sunset,
                replacement == null ? null : new Slug(replacement),
                String.valueOf(row.getString("deprecation_message")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
