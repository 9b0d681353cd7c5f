package dev.patchbay.pipeline;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.DeliveryMode;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.vetting.SourceRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One poll of a source after the other, and when the next one is due. */
@Component
class Polls {

    /** When a widget without {@code /schema} is asked again whether it has one. */
    private static final Duration ASK_AGAIN = Duration.ofDays(1);

    private final Catalog catalog;
    private final Readers readers;
    private final SourceTable sources;
    private final FeedTable feeds;
    private final Trials trials;
    private final SchemaAsking schemas;
    private final DataAsking data;
    private final PollTable table;
    private final HourTable hours;
    private final PollTimes times;
    private final PipelineMeters meters;
    private final Limits limits;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Polls(
            Catalog catalog,
            Readers readers,
            SourceTable sources,
            FeedTable feeds,
            Trials trials,
            SchemaAsking schemas,
            DataAsking data,
            PollTable table,
            HourTable hours,
            PollTimes times,
            PipelineMeters meters,
            Limits limits,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.catalog = catalog;
        this.readers = readers;
        this.sources = sources;
        this.feeds = feeds;
        this.trials = trials;
        this.schemas = schemas;
        this.data = data;
        this.table = table;
        this.hours = hours;
        this.times = times;
        this.meters = meters;
        this.limits = limits;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Polls a source, if somebody has installed it.
     *
     * @return when the next poll is due; empty where there is nobody to poll for
     */
    Optional<Instant> poll(Shelf shelf) {
        Optional<Listing> listing = listing(shelf);
        if (listing.isEmpty() || !readers.anybody(shelf)) {
            feeds.rest(shelf);
            return Optional.empty();
        }
        sources.add(shelf.source());
        trials.endIfOffered(listing.get());
        UUID id = ids.next();
        var place = feeds.begin(shelf, id);
        // read again: a trial that ends from here on overtakes this poll
        var poll = new Poll(shelf, catalog.get(shelf.source()), id, clock.instant());
        try {
            return Optional.of(end(poll, place, carryOut(poll, place)));
        } catch (Overtaken overtaken) {
            return Optional.of(clock.instant()
                    .plus(sources.find(shelf.source()).map(Source::interval).orElse(Duration.ofMinutes(1))));
        }
    }

    private Optional<Listing> listing(Shelf shelf) {
        try {
            return Optional.of(catalog.get(shelf.source())).filter(listing -> Following.mayBeSource(listing));
        } catch (ProblemException gone) {
            return Optional.empty();
        }
    }

    private PollEnd carryOut(Poll poll, FeedTable.Place place) {
        try {
            var asked = schemas.ask(poll, place);
            return asked.end() != null ? asked.end() : records(poll).noting(asked.trouble());
        } catch (ProblemException problem) {
            return problem.problem() == PipelineProblem.SCHEMA_TOO_SLOW
                    ? PollEnd.failed("schema-too-slow", problem.detail())
                    : PollEnd.postponed(problem.detail());
        }
    }

    private PollEnd records(Poll poll) {
        Source source = sources.find(poll.shelf().source()).orElseThrow();
        SchemaVersion schema = source.schema();
        if (schema == null) {
            return PollEnd.failed("no-schema", "");
        }
        boolean ofOne = poll.shelf().installation() != null;
        if (poll.listing().manifest().deliveryMode() == DeliveryMode.PUSH || schema.perInstallation() != ofOne) {
            readers.pollEach(source, schema);
            return PollEnd.schemaOnly();
        }
        return data.ask(poll, feeds.begin(poll.shelf(), poll.id()));
    }

    private void limited(Poll poll, PollEnd end) {
        switch (end.outcome()) {
            case "silent-too-large" ->
                limits.bites(poll.shelf().source(), DataLimited.Limit.ANSWER_BYTES, SourceRecords.LARGEST);
            case "answer-too-many-records" ->
                limits.bites(poll.shelf().source(), DataLimited.Limit.ANSWER_RECORDS, SourceRecords.MOST_RECORDS);
            default -> {
                // whatever else it is, no limit
            }
        }
    }

    private Instant end(Poll poll, FeedTable.Place place, PollEnd end) {
        Instant now = clock.instant();
        var source = sources.find(poll.shelf().source()).orElseThrow();
        int failures = end.failed() ? place.failures() + 1 : end.postponed() ? place.failures() : 0;
        boolean none = end.failed() && source.schema() == null && poll.listing().type() != IntegrationType.DATA_SOURCE;
        if (none) {
            // a widget need not be a source, and nobody failed
            feeds.end(poll.shelf(), poll.id(), new FeedTable.End(false, null, null, 0, null, now, now.plus(ASK_AGAIN)));
            return now.plus(ASK_AGAIN);
        }
        Instant due = times.next(source, end, failures, now);
        var latency = Duration.ofNanos(System.nanoTime() - poll.startNanos());
        int millis = (int) Math.min(Integer.MAX_VALUE, latency.toMillis());
        meters.polled(end, latency);
        transaction.executeWithoutResult(status -> {
            sources.lock(poll.shelf().source()); // first, as whoever writes its records
            feeds.end(
                    poll.shelf(),
                    poll.id(),
                    new FeedTable.End(end.brought(), end.etag(), end.next(), failures, end.wholeAt(), now, due));
            limited(poll, end);
            if (!end.postponed()) {
                hours.poll(poll.shelf().source(), end.failed(), millis, end.bytes());
                table.add(
                        poll.shelf().source(),
                        new PollReport(
                                poll.shelf().installation(),
                                now,
                                end.outcome(),
                                end.detail(),
                                end.status(),
                                millis,
                                end.bytes(),
                                end.counts()));
            }
        });
        return due;
    }
}
