package dev.patchbay.pipeline;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.vetting.SourceRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records that were refused: to be looked at, tried again after a fix, or thrown away. */
@Component
public class Rejections {

    /** So many are tried again at once. */
    public static final int MOST_REPLAYED = 1_000;

    private final RejectedTable table;
    private final SourceTable sources;
    private final Ingest ingest;
    private final Judge judge;
    private final Writing writing;
    private final TransactionTemplate transaction;

    Rejections(
            RejectedTable table,
            SourceTable sources,
            Ingest ingest,
            Judge judge,
            Writing writing,
            TransactionTemplate transaction) {
        this.table = table;
        this.sources = sources;
        this.ingest = ingest;
        this.judge = judge;
        this.writing = writing;
        this.transaction = transaction;
    }

    /**
     * What trying again came to.
     *
     * @param taken records that are there now
     * @param gone those for which a newer record of their key had come meanwhile
     * @param refused those that still do not fit
     */
    public record Replayed(int taken, int gone, int refused) {

        Replayed and(Replayed more) {
            return new Replayed(taken + more.taken, gone + more.gone, refused + more.refused);
        }
    }

    /** Newest first; {@code after} has the moment and the id of the last one seen. */
    public Page<RejectedRecord> page(IntegrationId source, @Nullable Cursor after, int limit) {
        return Page.of(
                table.page(source, after, limit + 1),
                limit,
                rejected -> Cursor.after(rejected.lastAt(), rejected.id()));
    }

    /**
     * Holds refused records against the schema in use, the oldest first, and takes those that fit now. One of whose key a later
     * record was taken is not there any more, and is not tried.
     *
     * @param those null for all; at most a thousand
     * @throws ProblemException {@code not-a-data-source}, {@code no-schema-yet}, {@code schema-too-slow}, {@code processor-busy}
     */
    public Replayed replay(IntegrationId source, @Nullable Collection<UUID> those) {
        SchemaVersion version = ingest.version(source);
        Map<Shelf, List<RejectedRecord>> shelves = new LinkedHashMap<>();
        for (RejectedRecord one : table.whole(source, those, MOST_REPLAYED)) {
            shelves.computeIfAbsent(new Shelf(source, one.installation()), shelf -> new ArrayList<>())
                    .add(one);
        }
        var sum = new Replayed(0, 0, 0);
        for (var shelf : shelves.entrySet()) {
            sum = sum.and(replay(shelf.getKey(), version, shelf.getValue()));
        }
        return sum;
    }

    private Replayed replay(Shelf shelf, SchemaVersion version, List<RejectedRecord> rejected) {
        List<Judgement> judgements = judge.judge(
                version,
                rejected.stream().map(one -> SourceRecords.one(one.record())).toList());
        return Objects.requireNonNull(transaction.execute(status -> {
            sources.lock(shelf.source());
            Set<UUID> there = new HashSet<>(table.lock(
                    shelf.source(), rejected.stream().map(RejectedRecord::id).toList()));
            var taking = new ArrayList<Judgement>();
            var ids = new ArrayList<UUID>();
            int refused = 0;
            int gone = 0;
            for (int i = 0; i < rejected.size(); i++) {
                Judgement judgement = judgements.get(i);
                UUID id = rejected.get(i).id();
                if (!there.contains(id)) {
                    gone++;
                } else if (judgement.rejection() != null) {
                    refused++;
                    table.judgedAgain(id, judgement.rejection(), version.number());
                } else {
                    taking.add(judgement);
                    ids.add(id);
                }
            }
            table.remove(shelf.source(), ids);
            var results =
                    writing.write(shelf, Way.SENT, version, taking, Fence.NONE).results();
            int full = (int) results.stream()
                    .filter(result -> result instanceof Result.Rejected)
                    .count();
            return new Replayed(taking.size() - full, gone, refused + full);
        }));
    }

    /**
     * Throws refused records away.
     *
     * @param those null for all
     * @return how many there were
     */
    public int discard(IntegrationId source, @Nullable Collection<UUID> those) {
        return those == null ? table.removeAll(source) : table.remove(source, those);
    }
}
