package dev.patchbay.pipeline;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a data source goes: its polls, what they took, what came of its records. */
@Component
public class SourceStatistics {

    private final FeedTable feeds;
    private final PollTable polls;
    private final HourTable hours;
    private final RecordRows records;
    private final RejectedTable rejected;
    private final Readers readers;

    SourceStatistics(
            FeedTable feeds,
            PollTable polls,
            HourTable hours,
            RecordRows records,
            RejectedTable rejected,
            Readers readers) {
        this.feeds = feeds;
        this.polls = polls;
        this.hours = hours;
        this.records = records;
        this.rejected = rejected;
        this.readers = readers;
    }

    /**
     * At a glance.
     *
     * @param polled whether another poll is awaited
     * @param failures polls in a row that failed, where it fares worst
     * @param keys records that are there now
     * @param rejected refused records that are kept
     */
    public record Glance(
            boolean polled,
            @Nullable Instant lastAt,
            @Nullable Instant lastGoodAt,
            @Nullable Instant dueAt,
            int failures,
            int keys,
            int rejected) {}

    public Glance glance(IntegrationId source) {
        Optional<FeedTable.Standing> standing = feeds.standing(source);
        return new Glance(
                standing.filter(there -> there.feeds() > 0).isPresent(),
                standing.map(FeedTable.Standing::lastAt).orElse(null),
                standing.map(FeedTable.Standing::lastGoodAt).orElse(null),
                standing.map(FeedTable.Standing::dueAt).orElse(null),
                standing.map(FeedTable.Standing::failures).orElse(0),
                records.keysThere(source),
                rejected.count(source));
    }

    /** The hours in which there was anything, the oldest first. */
    public List<CountedHour> hours(IntegrationId source, Instant since) {
        return hours.since(source, since);
    }

    /** Why records were refused, the most frequent reason first. */
    public Map<String, Long> reasons(IntegrationId source, Instant since) {
        return hours.reasons(source, since);
    }

    /** Newest first; {@code after} has the id of the last one seen. */
    public Page<PollReport> polls(IntegrationId source, @Nullable Cursor after, int limit) {
        return Page.of(polls.page(source, after, limit + 1), limit, kept -> Cursor.after(kept.id()))
                .map(PollTable.Kept::report);
    }

    /** Reads {@code /schema} and {@code /data} at once, if anybody has installed the source. */
    public void pollNow(IntegrationId source) {
        feeds.askSchemaAnew(source);
        readers.pollNow(Shelf.ofAll(source));
    }
}
