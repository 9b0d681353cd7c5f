package dev.patchbay.pipeline;

import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
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
    private final DeadLetters deadLetters;
    private final Limits limits;
    private final PipelineSettings settings;
    private final TransactionTemplate transaction;
    private final PipelineMeters meters;
    private final CommittedChanges changes;
    private final Clock clock;

    Writing(
            SourceTable sources,
            RecordTable records,
            RejectedTable rejected,
            Untold untold,
            HourTable hours,
            DeadLetters deadLetters,
            Limits limits,
            PipelineSettings settings,
            TransactionTemplate transaction,
            CommittedChanges changes,
            PipelineMeters meters,
            Clock clock) {
        this.sources = sources;
        this.records = records;
        this.rejected = rejected;
        this.untold = untold;
        this.hours = hours;
        this.deadLetters = deadLetters;
        this.limits = limits;
        this.settings = settings;
        this.transaction = transaction;
        this.meters = meters;
        this.changes = changes;
        this.clock = clock;
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

    static Judgement unkept(Judgement poison) {
        return poison.refusedFor(Rejection.of("not-kept", "The database cannot keep this record.", Map.of()));
    }

    /** Halves, until the one is found that the database does not keep. */
    private Ingest.Taken apart(Shelf shelf, Way way, SchemaVersion version, List<Judgement> judgements, Fence fence) {
        if (judgements.size() == 1) {
            var refused = unkept(judgements.getFirst());
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
        var written = records.write(shelf, way, entries, base);
        rejected.resolve(
                shelf,
                entries.stream()
                        .map(RecordTable.Entry::key)
                        .filter(key -> !written.full().contains(key))
                        .toList());
        var taken = results(judgements, written);
        keep(shelf, way, version, judgements, written);
        meters.taken(way, taken.counts());
        if (way != Way.POLLED && taken.counts().accepted() + taken.counts().unchanged() > 0) {
            sources.heard(shelf.source(), clock.instant());
        }
        if (!written.versions().isEmpty()) {
            changes.tell(new RecordsChanged(shelf.source(), shelf.installation(), base, written.newest()));
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
        List<Judgement> dead = new ArrayList<>();
        int fresh = 0;
        boolean kept = false;
        int unchanged = 0;
        for (Judgement judgement : judgements) {
            switch (result(judgement, written)) {
                case Result.Rejected refused -> {
                    reasons.merge(refused.why().code(), 1, Integer::sum);
                    if (!judgement.superseded()) {
                        var why = judgement.refusedFor(refused.why());
                        boolean isNew = rejected.keep(shelf, why, way, version.number());
                        fresh += isNew ? 1 : 0;
                        kept = true;
                        // what a poll brings again was told before; what somebody sends again is another one
                        if (isNew || way != Way.POLLED) {
                            dead.add(why);
                        }
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
        deadLetters.add(shelf, dead, way, version.number());
        if (!written.full().isEmpty()) {
            limits.bites(shelf.source(), DataLimited.Limit.KEYS, settings.keys());
        }
    }
}
