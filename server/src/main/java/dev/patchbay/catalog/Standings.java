package dev.patchbay.catalog;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes how listings stand: whether they are offered, to whom, how much is vouched for them, and that they come to an end. */
@Component
class Standings {

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int FURTHEST_YEARS = 10;

    private final IntegrationRows rows;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Standings(IntegrationRows rows, JdbcClient jdbc, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void deprecate(IntegrationId id, Deprecation deprecation, AccountId by) {
        IntegrationRows.Row row = rows.lock(id).requirePublishedOnce();
        var invalid = new InvalidRequest();
        invalid.text("/message", deprecation.message().replace('\n', ' '), LONGEST_MESSAGE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (deprecation.sunset().isBefore(today) || deprecation.sunset().isAfter(today.plusYears(FURTHEST_YEARS))) {
            invalid.error("/sunset", "Must be a day from today on, within " + FURTHEST_YEARS + " years.");
        }
        UUID replacement = replacement(row, deprecation, invalid);
        invalid.orThrow();
        jdbc.sql("""
                        update catalog.integration set deprecated_at = coalesce(deprecated_at, :now), sunset_at = :sunset,
                            replacement = :replacement, deprecation_message = :message, changed_at = :now
                        where id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("sunset", deprecation.sunset())
                .param("replacement", replacement, Types.OTHER)
                .param("message", deprecation.message().strip())
                .param("id", id.value())
                .update();
        Map<String, String> detail =
                new HashMap<>(Map.of("sunset", deprecation.sunset().toString()));
        if (deprecation.replacement() != null) {
            detail.put("replacement", deprecation.replacement().value());
        }
        record(row, "integration.deprecated", by, detail);
        events.publishEvent(new ListingChanged(id));
        events.publishEvent(new ListingDeprecated(id));
    }

    @Transactional
    void undeprecate(IntegrationId id, AccountId by) {
        IntegrationRows.Row row = rows.lock(id);
        if (!row.deprecated()) {
            return;
        }
        jdbc.sql("""
                        update catalog.integration set deprecated_at = null, sunset_at = null, replacement = null,
                            deprecation_message = null, changed_at = :now where id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        record(row, "integration.undeprecated", by, Map.of());
        events.publishEvent(new ListingChanged(id));
    }

    @Transactional
    void visibility(IntegrationId id, Visibility visibility, AccountId by) {
        IntegrationRows.Row row = rows.lock(id);
        if (visibility == Visibility.PRIVATE && row.publisher() == null) {
            throw InvalidRequest.of(
                    "/visibility", "It has no publisher, so that nobody at all would see it: take UNLISTED.");
        }
        set(row, "visibility", visibility, "integration.visibility-changed", by);
    }

    @Transactional
    void tier(IntegrationId id, Tier tier, AccountId by) {
        set(rows.lock(id), "tier", tier, "integration.tier-changed", by);
    }

    @Transactional
    void publish(IntegrationId id, boolean published, AccountId by) {
        IntegrationRows.Row row = rows.lock(id);
        if (row.published() == published) {
            return;
        }
        row.requireOwnVersions();
        row.requirePublishedOnce();
        jdbc.sql("update catalog.integration set published = :published, changed_at = :now where id = :id")
                .param("published", published)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        record(row, published ? "listing.published" : "listing.unpublished", by, Map.of());
        events.publishEvent(new ListingChanged(id));
        if (!published) {
            events.publishEvent(new ListingUnpublished(id));
        }
    }

    private void set(IntegrationRows.Row row, String column, Enum<?> value, String action, AccountId by) {
        int changed = jdbc.sql("update catalog.integration set " + column
                        + " = :value, changed_at = :now where id = :id and " + column + " <> :value")
                .param("value", value.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", row.id().value())
                .update();
        if (changed > 0) {
            record(row, action, by, Map.of(column, value.name().toLowerCase(Locale.ROOT)));
            events.publishEvent(new ListingChanged(row.id()));
        }
    }

    private @Nullable UUID replacement(IntegrationRows.Row row, Deprecation deprecation, InvalidRequest invalid) {
        if (deprecation.replacement() == null) {
            return null;
        }
        if (deprecation.replacement().equals(row.name())) {
            invalid.error("/replacement", "It cannot take its own place.");
            return null;
        }
        UUID found = jdbc.sql("""
                        select id from catalog.integration
                        where name = :name and published and (visibility <> 'PRIVATE' or publisher = :publisher)
                        """)
                .param("name", deprecation.replacement().value())
                .param(
                        "publisher",
                        row.publisher() == null ? null : row.publisher().value(),
                        Types.OTHER)
                .query(UUID.class)
                .optional()
                .orElse(null);
        if (found == null) {
            invalid.error("/replacement", "Nothing of this name is offered here.");
        }
        return found;
    }

    private void record(IntegrationRows.Row row, String action, AccountId by, Map<String, String> detail) {
        audit.record(new AuditEntry(by, row.publisher(), action, row.name().value(), detail));
    }
}
