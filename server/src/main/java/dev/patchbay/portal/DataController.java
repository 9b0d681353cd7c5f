package dev.patchbay.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.broker.BrokerWatch;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.pipeline.PollReport;
import dev.patchbay.pipeline.RejectedRecord;
import dev.patchbay.pipeline.Rejections;
import dev.patchbay.pipeline.SourceStatistics;
import dev.patchbay.pipeline.Sources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What comes of a data source: its polls, its schema, and the records that were refused. */
@RestController
@RequestMapping("/api/developer/integrations/{name}/data")
class DataController {

    private static final int LARGEST_PAGE = 200;
    private static final int MOST_DAYS = 30;

    private final Desk desk;
    private final Sources sources;
    private final SourceStatistics statistics;
    private final Rejections rejections;
    private final BrokerWatch broker;
    private final DataWords words;
    private final PortalBounds bounds;
    private final Audit audit;
    private final Clock clock;

    DataController(
            Desk desk,
            Sources sources,
            SourceStatistics statistics,
            Rejections rejections,
            BrokerWatch broker,
            DataWords words,
            PortalBounds bounds,
            Audit audit,
            Clock clock) {
        this.desk = desk;
        this.sources = sources;
        this.statistics = statistics;
        this.rejections = rejections;
        this.broker = broker;
        this.words = words;
        this.bounds = bounds;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    DataOverview show(
            Session session, @PathVariable String name, @RequestParam(defaultValue = "1") int days, Locale locale) {
        var integration = desk.require(session, name);
        if (days < 1 || days > MOST_DAYS) {
            throw InvalidRequest.of("/days", "From 1 to " + MOST_DAYS + ".");
        }
        Instant since = clock.instant().minus(Duration.ofDays(days));
        var id = integration.id();
        return words.overview(
                integration,
                sources.of(id).orElse(null),
                statistics.glance(id),
                new DataOverview.Counted(
                        statistics.hours(id, since),
                        statistics.reasons(id, since),
                        broker.depths(integration.name()).orElse(null),
                        broker.hours(integration.name(), since)),
                locale);
    }

    @GetMapping("/polls")
    Polls polls(
            Session session,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var integration = desk.require(session, name);
        new InvalidRequest().limit(limit, LARGEST_PAGE).orThrow();
        var page = statistics.polls(integration.id(), Cursor.given(after, 1), limit);
        return new Polls(
                page.items().stream().map(PollRow::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    @PostMapping("/poll")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void poll(Session session, @PathVariable String name) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.EVENT, integration);
        statistics.pollNow(integration.id());
    }

    @GetMapping("/rejected")
    RejectedRecords rejected(
            Session session,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var integration = desk.require(session, name);
        new InvalidRequest().limit(limit, LARGEST_PAGE).orThrow();
        var page = rejections.page(integration.id(), Cursor.given(after, 2), limit);
        return new RejectedRecords(
                page.items().stream()
                        .map(record -> RejectedRow.of(record, words.of(record.why(), locale)))
                        .toList(),
                page.next() == null ? null : page.next().toString());
    }

    @PostMapping("/rejected/replay")
    Replayed replay(Session session, @PathVariable String name, @RequestBody ChosenRecords chosen) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.EVERYTHING, integration);
        var replayed = rejections.replay(integration.id(), ids(chosen));
        record(session, integration, "records.replayed", Map.of("taken", Integer.toString(replayed.taken())));
        return new Replayed(replayed.taken(), replayed.gone(), replayed.refused());
    }

    @PostMapping("/rejected/discard")
    Discarded discard(Session session, @PathVariable String name, @RequestBody ChosenRecords chosen) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.EVENT, integration);
        int discarded = rejections.discard(integration.id(), ids(chosen));
        record(session, integration, "records.discarded", Map.of("count", Integer.toString(discarded)));
        return new Discarded(discarded);
    }

    private static @Nullable List<UUID> ids(ChosenRecords chosen) {
        if (chosen.ids == null) {
            return null;
        }
        if (chosen.ids.size() > Rejections.MOST_REPLAYED) {
            throw InvalidRequest.of("/ids", "At most " + Rejections.MOST_REPLAYED + " at once.");
        }
        List<UUID> ids = new ArrayList<>();
        for (String id : chosen.ids) {
            try {
                ids.add(UUID.fromString(id));
            } catch (IllegalArgumentException malformed) {
                throw InvalidRequest.of("/ids", "These are ids of refused records.");
            }
        }
        return ids;
    }

    private void record(Session session, Listing integration, String action, Map<String, String> detail) {
        audit.record(new AuditEntry(
                session.account(),
                integration.publisherId(),
                action,
                integration.name().value(),
                detail));
    }

    /** @param ids of refused records; absent: all of them */
    record ChosenRecords(@Nullable List<String> ids) {}

    /**
     * What trying again came to.
     *
     * @param taken records that are there now
     * @param gone those of whose key a newer record has come meanwhile
     * @param refused those that still do not fit
     */
    record Replayed(int taken, int gone, int refused) {}

    /** How many were thrown away. */
    record Discarded(int discarded) {}

    /** @param next the rest of the list begins after this; null at its end */
    record Polls(List<PollRow> polls, @Nullable String next) {}

    /**
     * A poll.
     *
     * @param outcome ok, not-modified, schema-only, goes-on, or what went wrong
     * @param detail more of it, in English; empty where the outcome says it all
     * @param status of the last answer; null where there was none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PollRow(
            Instant at,
            @Nullable String installationId,
            String outcome,
            String detail,
            @Nullable Integer status,
            int millis,
            long bytes,
            int accepted,
            int unchanged,
            int rejected) {

        static PollRow of(PollReport poll) {
            return new PollRow(
                    poll.at(),
                    poll.installation() == null ? null : poll.installation().toString(),
                    poll.outcome(),
                    poll.detail(),
                    poll.status(),
                    poll.millis(),
                    poll.bytes(),
                    poll.counts().accepted(),
                    poll.counts().unchanged(),
                    poll.counts().rejected());
        }
    }

    /** @param next the rest of the list begins after this; null at its end */
    record RejectedRecords(
            List<RejectedRow> records, @Nullable String next) {}

    /**
     * A record that was refused.
     *
     * @param reason by a name that never changes
     * @param pointer JSON Pointer (RFC 6901) to what does not fit
     * @param message the reason in the reader's language
     * @param record as it came, or its beginning
     * @param whole whether it can be tried again
     * @param way how it came: polled, sent or streamed
     * @param schema number of the version that it was last held against
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RejectedRow(
            UUID id,
            @Nullable String installationId,
            @Nullable String key,
            String reason,
            String pointer,
            String message,
            String record,
            boolean whole,
            String way,
            int schema,
            int times,
            Instant firstAt,
            Instant lastAt) {

        static RejectedRow of(RejectedRecord rejected, String message) {
            return new RejectedRow(
                    rejected.id(),
                    rejected.installation() == null
                            ? null
                            : rejected.installation().toString(),
                    rejected.key(),
                    rejected.why().code(),
                    rejected.why().pointer(),
                    message,
                    rejected.record(),
                    rejected.whole(),
                    rejected.way().word(),
                    rejected.schema(),
                    rejected.times(),
                    rejected.firstAt(),
                    rejected.lastAt());
        }
    }
}
