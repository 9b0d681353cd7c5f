package dev.patchbay.pipeline;

import dev.patchbay.egress.EgressFailure;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.vetting.SourceDescription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a source's {@code /schema} from time to time. */
@Component
class SchemaAsking {

    private static final Duration READING = Duration.ofSeconds(10);

    private final Asking asking;
    private final Schemas schemas;
    private final SourceTable sources;
    private final FeedTable feeds;
    private final CpuPool cpu;
    private final PipelineSettings settings;
    private final Clock clock;

    SchemaAsking(
            Asking asking,
            Schemas schemas,
            SourceTable sources,
            FeedTable feeds,
            CpuPool cpu,
            PipelineSettings settings,
            Clock clock) {
        this.asking = asking;
        this.schemas = schemas;
        this.sources = sources;
        this.feeds = feeds;
        this.cpu = cpu;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param end how the poll ended, if it ended by this; null where the records can be read
     * @param trouble what is wrong with {@code /schema}, while records are still held against the schema that is known; empty
     *     where nothing is
     */
    record Asked(@Nullable PollEnd end, String trouble) {

        static final Asked WELL = new Asked(null, "");
    }

    /** Reads {@code /schema} if it is time. */
    Asked ask(Poll poll, FeedTable.Place place) {
        boolean known = sources.find(poll.shelf().source()).map(Source::schema).isPresent();
        Instant asked = place.schemaAskedAt();
        if (known && asked != null && asked.plus(settings.askSchemaEvery()).isAfter(clock.instant())) {
            return Asked.WELL;
        }
        if (known) {
            feeds.schemaAsked(poll.shelf().source(), clock.instant());
        }
        var result = asking.ask(
                poll.listing().manifest(),
                new Asking.Question("/schema", null, null, null),
                SourceDescription.LARGEST,
                settings.answerWithin());
        PollEnd end = switch (result) {
            case EgressFailure failure -> silence(failure, "schema-");
            case EgressResponse response
            when response.status() != 200 ->
                PollEnd.failed("schema-status", "")
                        .answered(
                                response.status(),
                                RetryAfter.of(response, clock, settings.longestRetryAfter())
                                        .orElse(null));
            case EgressResponse response -> read(poll, response);
        };
        if (end.postponed() || (end.failed() && !known)) {
            return new Asked(end, "");
        }
        // what worked before goes on working while /schema alone does not
        return end.failed() ? new Asked(null, (end.outcome() + " " + end.detail()).strip()) : Asked.WELL;
    }

    private PollEnd read(Poll poll, EgressResponse response) {
        var description = cpu.call(() -> SourceDescription.read(response.text()), READING);
        var content = description.content();
        if (content.isEmpty()) {
            return PollEnd.failed("schema-unusable", description.mistake()).answered(200, null);
        }
        boolean known = schemas.offer(poll.shelf().source(), content.get(), feeds.fence(poll)) != null;
        feeds.schemaAsked(poll.shelf().source(), clock.instant());
        return known
                ? PollEnd.schemaOnly()
                : PollEnd.failed("schema-refused", "").answered(200, null);
    }

    static PollEnd silence(EgressFailure failure, String what) {
        return failure.reason() == EgressFailure.Reason.BUSY
                ? PollEnd.postponed(failure.message())
                : PollEnd.failed(
                        what + failure.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), failure.message());
    }
}
