package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes every record of a source, as if it had said so. */
@Component
class Clearing {

    private static final int TOGETHER = 5_000;

    private final SourceTable sources;
    private final RecordTable records;
    private final CommittedChanges changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Clearing(
            SourceTable sources,
            RecordTable records,
            CommittedChanges changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.sources = sources;
        this.records = records;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Each few in a transaction of their own: there may be more than one transaction has time for. */
    void inParts(IntegrationId source, Fence fence) {
        int gone;
        do {
            gone = Objects.requireNonNull(transaction.execute(status -> part(source, fence)));
        } while (gone == TOGETHER);
    }

    /** Inside the caller's transaction. */
    void atOnce(IntegrationId source) {
        int gone;
        do {
            gone = part(source, Fence.NONE);
        } while (gone == TOGETHER);
    }

    private int part(IntegrationId source, Fence fence) {
        long before = sources.lock(source);
        fence.pass();
        int gone = records.delete(source, clock.instant(), TOGETHER);
        if (gone > 0) {
            changes.tell(new RecordsChanged(source, null, before, Long.MAX_VALUE));
        }
        return gone;
    }
}
