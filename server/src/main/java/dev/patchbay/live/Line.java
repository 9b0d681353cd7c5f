package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.Newest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An installation that a page follows, or wants to. What is not the writer's is read and changed by {@link Page} under its lock. */
final class Line {

    private final Page page;
    private final InstallationId installation;
    private final byte[] head;

    /** Null while the person may not use it. */
    volatile @Nullable Feed feed;

    /** Whether the table must be read before it goes on. */
    boolean behind;

    /** Whether all that the page holds is to be thrown away before. */
    boolean anew;

    /** Which look at who may use it was the last that counted. */
    long look;

    /** Null before the first look. */
    @Nullable
    SourceState state;

    /** What the page was told last. */
    SourceState.@Nullable Kind told;

    /** The writer's: up to where the page was sent everything; null at the beginning. */
    Newest.@Nullable Position position;

    Line(Page page, InstallationId installation, Newest.@Nullable Position position) {
        this.page = page;
        this.installation = installation;
        this.position = position;
        this.head = ("event: records\ndata: {\"installation\":\"" + installation + "\",\"anew\":")
                .getBytes(StandardCharsets.US_ASCII);
    }

    Page page() {
        return page;
    }

    InstallationId installation() {
        return installation;
    }

    /** How events of its records begin. */
    byte[] head() {
        return head;
    }

    long version() {
        Newest.Position known = position;
        return known == null ? 0 : known.version();
    }
}
