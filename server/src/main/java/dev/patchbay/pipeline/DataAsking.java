package dev.patchbay.pipeline;

import dev.patchbay.egress.EgressFailure;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.vetting.SourceRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a source's {@code /data}, page by page. */
@Component
class DataAsking {

    private static final Duration READING = Duration.ofSeconds(10);
    private static final int LONGEST_ETAG = 256;

    private final Asking asking;
    private final Ingest ingest;
    private final FeedTable feeds;
    private final CpuPool cpu;
    private final PipelineSettings settings;
    private final Clock clock;

    DataAsking(Asking asking, Ingest ingest, FeedTable feeds, CpuPool cpu, PipelineSettings settings, Clock clock) {
        this.asking = asking;
        this.ingest = ingest;
        this.feeds = feeds;
        this.cpu = cpu;
        this.settings = settings;
        this.clock = clock;
    }

    /** How far a poll is. */
    private static final class Progress {

        private final Set<String> cursors = new HashSet<>();
        private @Nullable String cursor;
        private @Nullable String etag;
        private long bytes;
        private PollReport.Counts counts = PollReport.Counts.NONE;

        PollEnd end(PollEnd end) {
            return end.counting(bytes, counts);
        }
    }

    PollEnd ask(Poll poll, FeedTable.Place place) {
        var progress = new Progress();
        progress.cursor = place.next();
        String known = known(place);
        for (int page = 0; page < settings.pages(); page++) {
            Duration left = settings.pollWithin().minusNanos(System.nanoTime() - poll.startNanos());
            if (!left.isPositive()) {
                break;
            }
            PollEnd ended = page(poll, place, progress, page == 0 ? known : null, left);
            if (ended != null) {
                return ended;
            }
        }
        return progress.end(PollEnd.of(PollEnd.Kind.GOOD, "goes-on", "")
                .answered(200, null)
                .remembering(null, progress.cursor, place.wholeAt()));
    }

    /** What the source is asked to compare with; nothing where it goes on in the middle, or was believed for long enough. */
    private @Nullable String known(FeedTable.Place place) {
        Instant whole = place.wholeAt();
        boolean believed = whole != null && whole.plus(settings.wholeEvery()).isAfter(clock.instant());
        return believed && place.next() == null ? place.etag() : null;
    }

    /** Reads a page; null where another one follows. */
    private @Nullable PollEnd page(
            Poll poll, FeedTable.Place place, Progress progress, @Nullable String known, Duration left) {
        var question = new Asking.Question("/data", poll.shelf().installation(), progress.cursor, known);
        Duration within = left.compareTo(settings.answerWithin()) < 0 ? left : settings.answerWithin();
        return switch (asking.ask(poll.listing().manifest(), question, SourceRecords.LARGEST, within)) {
            case EgressFailure failure ->
                progress.end(SchemaAsking.silence(failure, "silent-")
                        .remembering(place.etag(), place.next(), place.wholeAt()));
            case EgressResponse response -> answered(poll, place, progress, known, response);
        };
    }

    private @Nullable PollEnd answered(
            Poll poll, FeedTable.Place place, Progress progress, @Nullable String known, EgressResponse response) {
        if (response.status() == 304 && known != null) {
            return progress.end(PollEnd.of(PollEnd.Kind.GOOD, "not-modified", "")
                    .answered(304, null)
                    .remembering(place.etag(), null, place.wholeAt()));
        }
        if (response.status() != 200) {
            Duration wait =
                    RetryAfter.of(response, clock, settings.longestRetryAfter()).orElse(null);
            String outcome = response.status() == 304 ? "unasked-304" : "status";
            // a place in the middle may be what the source does not understand any more
            return progress.end(PollEnd.failed(outcome, "")
                    .answered(response.status(), wait)
                    .remembering(place.etag(), null, place.wholeAt()));
        }
        byte[] body = response.body();
        progress.bytes += body.length;
        return switch (cpu.call(() -> SourceRecords.read(response.text()), READING)) {
            case SourceRecords.Unreadable unreadable ->
                progress.end(PollEnd.failed("answer-" + unreadable.word(), where(unreadable))
                        .answered(200, null));
            case SourceRecords.Part part -> taken(poll, progress, part, response);
        };
    }

    private @Nullable PollEnd taken(Poll poll, Progress progress, SourceRecords.Part part, EgressResponse response) {
        boolean beginning = progress.cursor == null;
        progress.counts = progress.counts.and(ingest.take(poll.shelf(), Way.POLLED, part.records(), feeds.fence(poll))
                .counts());
        if (beginning) {
            progress.etag = response.header("ETag")
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty()
                            && tag.length() <= LONGEST_ETAG
                            && tag.chars().noneMatch(Character::isISOControl))
                    .orElse(null);
        }
        if (part.next() == null) {
            return progress.end(PollEnd.of(PollEnd.Kind.GOOD, "ok", "")
                    .answered(200, null)
                    .remembering(progress.etag, null, poll.at()));
        }
        if (!progress.cursors.add(part.next())) {
            return progress.end(PollEnd.failed("cursor-circles", "").answered(200, null));
        }
        progress.cursor = part.next();
        return null;
    }

    private static String where(SourceRecords.Unreadable unreadable) {
        return unreadable.line() > 0
                ? "Line " + unreadable.line() + ", column " + unreadable.column() + ": " + unreadable.detail()
                : unreadable.detail();
    }
}
