package dev.patchbay.pipeline;

import dev.patchbay.broker.Portion;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.PushedRecords.Pushed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what was pushed, each record once: how far a partition is written is known to the transaction that writes, so that what comes
 * again, or from a node that is late, writes nothing.
 */
@Component
class PushedWriting {

    private final SourceTable sources;
    private final PushedTable table;
    private final Writing writing;
    private final RecordRows records;
    private final HourTable hours;
    private final PipelineMeters meters;
    private final TransactionTemplate transaction;

    PushedWriting(
            SourceTable sources,
            PushedTable table,
            Writing writing,
            RecordRows records,
            HourTable hours,
            PipelineMeters meters,
            TransactionTemplate transaction) {
        this.sources = sources;
        this.table = table;
        this.writing = writing;
        this.records = records;
        this.hours = hours;
        this.meters = meters;
        this.transaction = transaction;
    }

    /**
     * Writes a portion.
     *
     * @return what is there now of that of which nobody may have been told yet
     */
    List<SourceRecord> write(Portion portion, SchemaVersion version, List<Pushed> pushed) {
        Map<Shelf, Set<String>> changed = new LinkedHashMap<>();
        write(portion, version, pushed, changed);
        List<SourceRecord> there = new ArrayList<>();
        changed.forEach((shelf, keys) -> there.addAll(records.those(shelf, keys)));
        return there;
    }

    private void write(Portion portion, SchemaVersion version, List<Pushed> pushed, Map<Shelf, Set<String>> changed) {
        try {
            Map<Shelf, Set<String>> those =
                    Objects.requireNonNull(transaction.execute(status -> together(portion, version, pushed)));
            those.forEach((shelf, keys) ->
                    changed.computeIfAbsent(shelf, fresh -> new HashSet<>()).addAll(keys));
        } catch (DataIntegrityViolationException unkept) {
            apart(portion, version, pushed, changed);
        }
    }

    /** Halves, until the one is found that the database does not keep. */
    private void apart(Portion portion, SchemaVersion version, List<Pushed> pushed, Map<Shelf, Set<String>> changed) {
        if (pushed.size() > 1) {
            int half = pushed.size() / 2;
            write(portion, version, pushed.subList(0, half), changed);
            write(portion, version, pushed.subList(half, pushed.size()), changed);
            return;
        }
        Pushed poison = pushed.getFirst();
        var refused = poison.as(Writing.unkept(poison.judgement()));
        transaction.executeWithoutResult(status -> together(portion, version, List.of(refused)));
    }

    private Map<Shelf, Set<String>> together(Portion portion, SchemaVersion version, List<Pushed> pushed) {
        IntegrationId source = version.source();
        sources.lock(source);
        long next = table.next(source, portion.partition(), portion.log());
        Map<Shelf, List<Judgement>> shelves = new LinkedHashMap<>();
        Map<Shelf, Set<String>> changed = new LinkedHashMap<>();
        long bytes = 0;
        for (Pushed one : pushed) {
            if (one.offset() >= next) {
                bytes += Objects.requireNonNull(one.judgement().origin())
                        .received()
                        .value()
                        .length;
                shelves.computeIfAbsent(one.shelf(), fresh -> new ArrayList<>()).add(one.judgement());
            } else if (one.judgement().entry() != null) {
                // it was written, and whoever wrote it may have ended before others were told
                changed.computeIfAbsent(one.shelf(), fresh -> new HashSet<>())
                        .add(one.judgement().entry().key());
            }
        }
        shelves.forEach((shelf, judgements) -> {
            for (Result result : writing.write(shelf, Way.STREAMED, version, judgements, Fence.NONE)
                    .results()) {
                if (result instanceof Result.Accepted(String key, long _)) {
                    changed.computeIfAbsent(shelf, fresh -> new HashSet<>()).add(key);
                }
            }
        });
        if (!shelves.isEmpty()) {
            hours.bytes(source, bytes);
            meters.received(Way.STREAMED, bytes);
            table.advance(
                    source, portion.partition(), portion.log(), pushed.getLast().offset() + 1);
        }
        return changed;
    }
}
