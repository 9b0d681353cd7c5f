package dev.patchbay.live;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.Newest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An open page: what waits to be sent to it. Others put things in and never wait; its own thread takes them out and writes. What
 * waits has a bound: a page that reads too slowly for it loses what waits, and reads what is newest from the table instead.
 */
final class Page {

    /** How long a page waits that has something to read from the table, and may not. */
    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private final Session session;
    private final Map<InstallationId, Line> lines = new LinkedHashMap<>();
    private final long mostWaiting;
    private final Clock clock;
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private final Set<String> nudges = new TreeSet<>();
    private long waiting;
    private boolean poked;
    private boolean withheld;
    private volatile @Nullable End end;

    /** Why it ends. */
    enum End {
        SIGNED_OUT,
        RESTART,
        SLOW;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something to be sent.
     *
     * @param batch null where there is nothing but the position
     * @param safe up to where all was sent after this; null where that is not known
     */
    record Parcel(Line line, @Nullable Batch batch, Newest.@Nullable Position safe) {}

    /** What is to be told of an installation. */
    record Notice(Line line, SourceState state) {

        boolean isLive() {
            return state.kind() == SourceState.Kind.LIVE;
        }
    }

    /** What is to be done at once. */
    record Work(List<Notice> notices, List<Line> behind, List<Parcel> parcels, List<String> nudges, boolean poked) {

        boolean isEmpty() {
            return notices.isEmpty() && behind.isEmpty() && parcels.isEmpty() && nudges.isEmpty() && !poked;
        }
    }

    Page(
            Session session,
            Collection<InstallationId> installations,
            Map<InstallationId, Newest.Position> positions,
            long mostWaiting,
            Clock clock) {
        this.session = session;
        this.mostWaiting = mostWaiting;
        this.clock = clock;
        installations.forEach(
                installation -> lines.put(installation, new Line(this, installation, positions.get(installation))));
    }

    Session session() {
        return session;
    }

    Collection<Line> lines() {
        return lines.values();
    }

    @Nullable
    Line line(InstallationId installation) {
        return lines.get(installation);
    }

    /** Null while it goes on. */
    @Nullable
    End end() {
        return end;
    }

    /** Ends it, for the first reason that there is. */
    synchronized void end(End why) {
        if (end == null) {
            end = why;
            parcels.clear();
            notifyAll();
        }
    }

    synchronized void nudge(String topic) {
        nudges.add(topic);
        notifyAll();
    }

    /** Has it written to at once, so that one that is gone is noticed. */
    synchronized void poke() {
        poked = true;
        notifyAll();
    }

    /** While it is withheld it is sent no records; what it misses it reads afterwards. */
    synchronized void withhold(boolean now) {
        withheld = now;
        notifyAll();
    }

    synchronized void offer(Line line, @Nullable Batch batch, Newest.@Nullable Position safe) {
        if (line.feed == null || line.behind || end != null) {
            return;
        }
        if (withheld) {
            line.fallBehind();
            return;
        }
        parcels.add(new Parcel(line, batch, safe));
        waiting += batch == null ? 0 : batch.size();
        if (waiting > mostWaiting) {
            parcels.forEach(parcel -> parcel.line.fallBehind());
            parcels.clear();
            waiting = 0;
        }
        notifyAll();
    }

    /** Has it read the table. */
    synchronized void fallBehind(Line line, boolean anew) {
        line.fallBehind();
        line.anew |= anew;
        parcels.removeIf(parcel -> parcel.line.equals(line));
        notifyAll();
    }

    /** All that was there when the table was read was sent. */
    synchronized void caughtUp(Line line) {
        line.caughtUp();
    }

    /** Whether what is shown of it is true at this moment, when what was taken is sent. */
    synchronized boolean isLive(Line line) {
        SourceState state = line.state;
        return line.feed != null && !line.isMissing() && state != null && state.kind() == SourceState.Kind.LIVE;
    }

    /**
     * Begins to follow, or goes on.
     *
     * @param look older ones than the last do not count
     * @return whether the line now follows this feed, and did not before
     */
    synchronized boolean admit(Line line, Feed feed, SourceState state, long look) {
        if (look < line.look) {
            return false;
        }
        boolean fresh = line.feed == null;
        if (fresh) {
            line.follow(feed, state);
            notifyAll();
        }
        line.look = look;
        return fresh;
    }

    /** What it follows it still may. */
    synchronized void goOn(Line line, long look) {
        line.look = Math.max(line.look, look);
    }

    /** Answers what it followed until now; null where it did not. */
    synchronized @Nullable Feed revoke(Line line, SourceState revoked, long look) {
        if (look < line.look) {
            return null;
        }
        Feed before = line.feed;
        line.look = look;
        if (before != null || line.state == null) {
            line.leave(revoked);
            parcels.removeIf(parcel -> parcel.line.equals(line));
            notifyAll();
        }
        return before;
    }

    /** How a source stands now. */
    synchronized void stand(Line line, SourceState state) {
        if (line.feed != null) {
            line.state = state;
            if (state.kind() != line.told) {
                notifyAll();
            }
        }
    }

    /** It was told how a source stands. */
    synchronized void told(Line line, SourceState.Kind kind) {
        line.told = kind;
    }

    /** Takes what waits, or waits for it. */
    synchronized Work take(long atMostNanos) throws InterruptedException {
        long until = System.nanoTime() + atMostNanos;
        Work work = taken();
        while (work.isEmpty() && end == null && until - System.nanoTime() > 0) {
            long left = until - System.nanoTime();
            boolean behind = lines.values().stream().anyMatch(Line::isMissing);
            TimeUnit.NANOSECONDS.timedWait(this, behind ? Math.min(left, PAUSE) : left);
            work = taken();
        }
        return work;
    }

    private Work taken() {
        List<Line> behind = new ArrayList<>();
        for (Line line : lines.values()) {
            if (!withheld && line.isDue()) {
                line.behind = false;
                behind.add(line);
            }
        }
        List<Notice> notices = news();
        notices.removeIf(notice -> notice.isLive() && notice.line.isMissing() && !behind.contains(notice.line));
        var work = new Work(notices, behind, List.copyOf(parcels), List.copyOf(nudges), poked);
        parcels.clear();
        nudges.clear();
        waiting = 0;
        poked = false;
        return work;
    }

    private List<Notice> news() {
        Instant now = clock.instant();
        List<Notice> notices = new ArrayList<>();
        for (Line line : lines.values()) {
            SourceState state = line.news(now);
            if (state != null) {
                notices.add(new Notice(line, state));
            }
        }
        return notices;
    }

    /** What is to be told even while the table is read. */
    synchronized List<Notice> urgent() {
        List<Notice> notices = news();
        notices.removeIf(Notice::isLive);
        return notices;
    }

    /** Whether the line must throw away all that the page holds, which is forgotten by this. */
    synchronized boolean takeAnew(Line line) {
        boolean anew = line.anew;
        line.anew = false;
        return anew;
    }
}
