package dev.patchbay.pipeline;

import dev.patchbay.kernel.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes judged records: what was accepted, what was refused, and the counts of both, in one transaction. */
@Component
class Writing {

    private final SourceTable sources;
    private final RecordTable records;
    private final RejectedTable rejected;
    private final Untold untold;
    private final HourTable hours;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher news;
    private final PipelineMeters meters;

    Writing(
            SourceTable sources,
            RecordTable records,
            RejectedTable rejected,
            Untold untold,
            HourTable hours,
            TransactionTemplate transaction,
            ApplicationEventPublisher news,
            PipelineMeters meters) {
        this.sources = sources;
        this.records = records;
        this.rejected = rejected;
        this.untold = untold;
        this.hours = hours;
        this.transaction = transaction;
        this.news = news;
        this.meters = meters;
    }

    /**
     * Writes them all, or, where the database itself refuses one of them, all but that one.
     *
     * @throws ProblemException {@code no-schema-yet} when the schema changed since they were judged: they are to be judged again
     */
    Ingest.Taken write(Shelf shelf, Way way, SchemaVersion version, List<Judgement> judgements, Fence fence) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> together(shelf, way, version, judgements, fence)));
        } catch (DataIntegrityViolationException unkept) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw unkept;
            }
            return apart(shelf, way, version, judgements, fence);
        }
    }

    /** Halves, until the one is found that the database does not keep. */
    private Ingest.Taken apart(Shelf shelf, Way way, SchemaVersion version, List<Judgement> judgements, Fence fence) {
        if (judgements.size() == 1) {
            Judgement poison = judgements.getFirst();
            var refused = Judgement.refused(
                    poison.record(),
                    poison.key(),
                    Rejection.of("not-kept", "The database cannot keep this record.", Map.of()));
            return Objects.requireNonNull(
                    transaction.execute(status -> together(shelf, way, version, List.of(refused), fence)));
        }
        int half = judgements.size() / 2;
        var first = write(shelf, way, version, judgements.subList(0, half), fence);
        var second = write(shelf, way, version, judgements.subList(half, judgements.size()), fence);
        List<Result> results = new ArrayList<>(first.results());
        results.addAll(second.results());
        return new Ingest.Taken(results, first.counts().and(second.counts()));
    }

    private Ingest.Taken together(
            Shelf shelf, Way way, SchemaVersion version, List<Judgement> judgements, Fence fence) {
        long base = sources.lock(shelf.source());
        fence.pass();
        Source source = sources.find(shelf.source()).orElseThrow();
        if (source.schema() == null || source.schema().number() != version.number()) {
            throw new ProblemException(
                    PipelineProblem.NO_SCHEMA,
                    "Nothing more was taken: the schema has changed this moment. Try again.");
        }
        List<RecordTable.Entry> entries = judgements.stream()
                .filter(judgement -> !judgement.superseded())
                .map(Judgement::entry)
                .filter(Objects::nonNull)
                .toList();
        var written = records.write(shelf, entries, base);
        rejected.resolve(
                shelf,
                entries.stream()
                        .map(RecordTable.Entry::key)
                        .filter(key -> !written.full().contains(key))
                        .toList());
        var taken = results(judgements, written);
        keep(shelf, way, version, judgements, written);
        meters.taken(way, taken.counts());
        if (!written.versions().isEmpty()) {
            tellAfterCommit(new RecordsChanged(shelf.source(), shelf.installation(), written.newest()));
        }
        return taken;
    }

    private static Ingest.Taken results(List<Judgement> judgements, RecordTable.Written written) {
        List<Result> results = new ArrayList<>(judgements.size());
        int accepted = 0;
        int unchanged = 0;
        int refused = 0;
        for (Judgement judgement : judgements) {
            Result result = result(judgement, written);
            results.add(result);
            switch (result) {
                case Result.Accepted _ -> accepted++;
                case Result.Unchanged _, Result.Superseded _ -> unchanged++;
                case Result.Rejected _ -> refused++;
            }
        }
        return new Ingest.Taken(List.copyOf(results), new PollReport.Counts(accepted, unchanged, refused));
    }

    private static Result result(Judgement judgement, RecordTable.Written written) {
        if (judgement.rejection() != null) {
            return new Result.Rejected(judgement.key(), judgement.rejection());
        }
        String key = Objects.requireNonNull(judgement.key());
        if (judgement.superseded()) {
            return new Result.Superseded(key);
        }
        if (written.full().contains(key)) {
            return new Result.Rejected(key, full());
        }
        Long version = written.versions().get(key);
        return version == null ? new Result.Unchanged(key) : new Result.Accepted(key, version);
    }

    private static Rejection full() {
        return Rejection.of(
                "too-many-keys", "The source has as many keys as it may have: delete some of its records.", Map.of());
    }

    private void keep(
            Shelf shelf, Way way, SchemaVersion version, List<Judgement> judgements, RecordTable.Written written) {
        Map<String, Integer> reasons = new TreeMap<>();
        int fresh = 0;
        boolean kept = false;
        int unchanged = 0;
        for (Judgement judgement : judgements) {
            switch (result(judgement, written)) {
                case Result.Rejected refused -> {
                    reasons.merge(refused.why().code(), 1, Integer::sum);
                    if (!judgement.superseded()) {
                        var why = Judgement.refused(judgement.record(), judgement.key(), refused.why());
                        fresh += rejected.keep(shelf, why, way, version.number()) ? 1 : 0;
                        kept = true;
                    }
                }
                case Result.Unchanged _, Result.Superseded _ -> unchanged++;
                case Result.Accepted _ -> {
                    // counted by its version
                }
            }
        }
        hours.records(shelf.source(), written.versions().size(), unchanged, new HashMap<>(reasons));
        if (kept) {
            rejected.trim(shelf.source());
        }
        if (fresh > 0) {
            untold.add(shelf.source(), fresh);
        }
    }

    private void tellAfterCommit(RecordsChanged changed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.publishEvent(changed);
            }
        });
    }
}
