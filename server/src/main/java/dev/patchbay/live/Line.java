package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.Newest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    private boolean missing;
    private long missingSince;
    private @Nullable Instant unreadSince;

    /** The writer's: up to where the page was sent everything; null at the beginning. */
    Newest.@Nullable Position position;

    /** The writer's: from when on the table may be read again, on the clock of {@link System#nanoTime()}. */
    long readFrom = System.nanoTime();

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

    void follow(Feed from, SourceState standing) {
        feed = from;
        state = standing;
        anew = look > 0;
        fallBehind();
    }

    void leave(SourceState revoked) {
        feed = null;
        state = revoked;
        behind = false;
        caughtUp();
    }

    /** From now on the page misses something, until it has caught up. */
    void fallBehind() {
        behind = true;
        if (!missing) {
            missing = true;
            missingSince = System.nanoTime();
        }
    }

    /** All that the page missed was sent, unless it has fallen behind meanwhile. */
    void caughtUp() {
        missing = behind;
        unreadSince = null;
        missingSince = System.nanoTime();
    }

    boolean isMissing() {
        return missing;
    }

    /** Whether the table is to be read at once. */
    boolean isDue() {
        return behind && feed != null && System.nanoTime() - readFrom >= 0;
    }

    /** What the page that was told otherwise is to be told; null where there is nothing. */
    @Nullable
    SourceState news(Instant now) {
        SourceState standing = state;
        if (standing == null) {
            return null;
        }
        boolean shown = told == SourceState.Kind.LIVE || told == SourceState.Kind.STALE || unreadSince != null;
        if (shown && feed != null && missing && !Reach.believes(missingSince)) {
            unreadSince = unreadSince == null ? now : unreadSince;
            standing = SourceState.offline(unreadSince);
        }
        return standing.kind() == told ? null : standing;
    }
}
