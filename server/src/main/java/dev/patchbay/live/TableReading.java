package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Trouble;
import dev.patchbay.pipeline.Newest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reads for pages what is there. When very many open at once, a few read at a time, so that requests find connections too. */
@Component
class TableReading {

    private static final Logger LOG = LoggerFactory.getLogger(TableReading.class);

    /** Each may be large. */
    private static final int PART = 50;

    private static final int AT_ONCE = 4;

    private final Newest newest;
    private final Set<IntegrationId> unreadable = ConcurrentHashMap.newKeySet();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    TableReading(Newest newest) {
        this.newest = newest;
    }

    /** Reads on another thread, so that whoever wants it can tell the page something else meanwhile; not any more once it is cancelled. */
    CompletableFuture<Newest.Part> read(
            IntegrationId source, InstallationId installation, Newest.@Nullable Position after) {
        var part = new CompletableFuture<Newest.Part>();
        Thread.ofVirtual().name("live-table").start(() -> {
            turns.acquireUninterruptibly();
            try {
                if (!part.isDone()) {
                    part.complete(newest.snapshot(source, installation, after, PART));
                    unreadable.remove(source);
                }
            } catch (DataAccessException | ProblemException away) {
                part.completeExceptionally(away);
            } catch (RuntimeException failed) {
                part.completeExceptionally(failed);
                if (unreadable.add(source)) {
                    LOG.warn("What is there of the source {} cannot be read: {}", source, Trouble.inOneLine(failed));
                }
            } finally {
                turns.release();
                part.cancel(false); // unless it is done
            }
        });
        return part;
    }
}
