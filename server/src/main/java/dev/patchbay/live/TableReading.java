package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.pipeline.Newest;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads for pages what is there. When very many open at once, a few read at a time, so that requests find connections too. */
@Component
class TableReading {

    /** Each may be large. */
    private static final int PART = 50;

    private static final int AT_ONCE = 4;

    private final Newest newest;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    TableReading(Newest newest) {
        this.newest = newest;
    }

    Newest.Part read(IntegrationId source, InstallationId installation, Newest.@Nullable Position after)
            throws InterruptedException {
        turns.acquire();
        try {
            return newest.snapshot(source, installation, after, PART);
        } finally {
            turns.release();
        }
    }
}
