package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The newest record of each key. A reader takes parts until there is no more, and from then on asks from where the last part
 * ended: no change is missing, and none comes twice.
 */
@Component
public class Newest {

    private final RecordRows rows;

    Newest(RecordRows rows) {
        this.rows = rows;
    }

    /**
     * Where a reader is.
     *
     * @param version all changes up to this one were seen
     * @param forgotten up to which version deletions had been forgotten then
     */
    public record Position(long version, long forgotten) {

        private boolean misses(long forgottenNow) {
            return forgottenNow > forgotten && version < forgottenNow;
        }
    }

    /**
     * A part of what is there.
     *
     * @param records by their versions; deletions only for readers who have seen something before
     * @param next to ask from next
     * @param more whether there is more at once
     * @param anew whether deletions that the reader never saw are forgotten, so that it begins anew with this part: what it holds
     *     is to be thrown away
     */
    public record Part(List<SourceRecord> records, Position next, boolean more, boolean anew) {}

    /**
     * What all share and what is this installation's alone.
     *
     * @param installation null for what all share alone
     * @param after null at the beginning
     * @param limit at most so many, from 1
     */
    public Part snapshot(
            IntegrationId source, @Nullable InstallationId installation, @Nullable Position after, int limit) {
        var reader = new Shelf(source, installation);
        var found = rows.after(reader, after == null ? 0 : after.version, limit);
        // read last: what was forgotten meanwhile is noticed
        long forgotten = rows.forgotten(source);
        boolean missed = after != null && after.misses(forgotten);
        if (missed) {
            found = rows.after(reader, 0, limit);
        }
        boolean beginning = after == null || missed;
        long seen = after == null || missed ? 0 : after.version;
        long version = found.isEmpty() ? seen : found.getLast().version();
        var shown =
                beginning ? found.stream().filter(record -> !record.deleted()).toList() : found;
        return new Part(shown, new Position(version, forgotten), found.size() == limit, missed);
    }

    /**
     * Some of the newest for each of many readers, the newest first; by one statement, and nothing for those who have none.
     *
     * @param limit of each at most so many, from 1
     */
    public Map<NewestNumbers.Reader, List<SourceRecord>> latest(Set<NewestNumbers.Reader> readers, int limit) {
        return rows.latest(readers, limit);
    }

    /** Where somebody is who has seen all that there is of a source. */
    public Position end(IntegrationId source) {
        return rows.end(source);
    }

    /**
     * What changed since, whosesoever it is; nothing of what was there before. Where that cannot be told any more, it is told anew from
     * now on.
     */
    Part changes(IntegrationId source, @Nullable Position after, int limit) {
        if (after == null) {
            return new Part(List.of(), rows.end(source), false, true);
        }
        var found = rows.everybodys(source, after.version, limit);
        long forgotten = rows.forgotten(source);
        if (after.misses(forgotten)) {
            return new Part(List.of(), rows.end(source), false, true);
        }
        long version = found.isEmpty() ? after.version : found.getLast().version();
        return new Part(found, new Position(version, forgotten), found.size() == limit, false);
    }
}
