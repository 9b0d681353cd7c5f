package dev.patchbay.live;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.Newest;
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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An open page: what waits to be sent to it. Others put things in and never wait; its own thread takes them out and writes. What
 * waits has a bound: a page that reads too slowly for it loses what waits, and reads what is newest from the table instead.
 */
final class Page {

    private final Session session;
    private final Map<InstallationId, Line> lines = new LinkedHashMap<>();
    private final long mostWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
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
    record Notice(Line line, SourceState state) {}

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
            long mostWaiting) {
        this.session = session;
        this.mostWaiting = mostWaiting;
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
    void end(End why) {
        lock.lock();
        try {
            if (end == null) {
                end = why;
                parcels.clear();
                something.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void nudge(String topic) {
        lock.lock();
        try {
            nudges.add(topic);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Has it written to at once, so that one that is gone is noticed. */
    void poke() {
        lock.lock();
        try {
            poked = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** While it is withheld it is sent no records; what it misses it reads afterwards. */
    void withhold(boolean now) {
        lock.lock();
        try {
            withheld = now;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    void offer(Line line, @Nullable Batch batch, Newest.@Nullable Position safe) {
        lock.lock();
        try {
            if (line.feed == null || line.behind || end != null) {
                return;
            }
            if (withheld) {
                line.behind = true;
                return;
            }
            parcels.add(new Parcel(line, batch, safe));
            waiting += batch == null ? 0 : batch.size();
            if (waiting > mostWaiting) {
                parcels.forEach(parcel -> parcel.line.behind = true);
                parcels.clear();
                waiting = 0;
            }
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Has it read the table. */
    void fallBehind(Line line, boolean anew) {
        lock.lock();
        try {
            line.behind = true;
            line.anew |= anew;
            parcels.removeIf(parcel -> parcel.line.equals(line));
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to follow, or goes on.
     *
     * @param look older ones than the last do not count
     * @return whether the line now follows this feed, and did not before
     */
    boolean admit(Line line, Feed feed, SourceState state, long look) {
        lock.lock();
        try {
            if (look < line.look) {
                return false;
            }
            boolean fresh = line.feed == null;
            boolean again = line.look > 0;
            line.look = look;
            if (fresh) {
                line.feed = feed;
                line.behind = true;
                line.anew = again;
                line.state = state;
                something.signal();
            }
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** What it follows it still may. */
    void goOn(Line line, long look) {
        lock.lock();
        try {
            line.look = Math.max(line.look, look);
        } finally {
            lock.unlock();
        }
    }

    /** Answers what it followed until now; null where it did not. */
    @Nullable
    Feed revoke(Line line, SourceState revoked, long look) {
        lock.lock();
        try {
            if (look < line.look) {
                return null;
            }
            Feed before = line.feed;
            line.look = look;
            if (before != null || line.state == null) {
                line.feed = null;
                line.state = revoked;
                parcels.removeIf(parcel -> parcel.line.equals(line));
                something.signal();
            }
            return before;
        } finally {
            lock.unlock();
        }
    }

    /** How a source stands now. */
    void stand(Line line, SourceState state) {
        lock.lock();
        try {
            if (line.feed != null) {
                line.state = state;
                if (state.kind() != line.told) {
                    something.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what waits, or waits for it.
     *
     * @param reads whether it may read the table now
     */
    Work take(long atMostNanos, boolean reads) throws InterruptedException {
        long left = atMostNanos;
        lock.lockInterruptibly();
        try {
            Work work = taken(reads);
            while (work.isEmpty() && end == null && left > 0) {
                left = something.awaitNanos(left);
                work = taken(reads);
            }
            return work;
        } finally {
            lock.unlock();
        }
    }

    private Work taken(boolean reads) {
        List<Notice> notices = new ArrayList<>();
        List<Line> behind = new ArrayList<>();
        for (Line line : lines.values()) {
            SourceState state = line.state;
            if (state != null && state.kind() != line.told) {
                line.told = state.kind();
                notices.add(new Notice(line, state));
            }
            if (reads && !withheld && line.behind && line.feed != null) {
                line.behind = false;
                behind.add(line);
            }
        }
        var work = new Work(notices, behind, List.copyOf(parcels), List.copyOf(nudges), poked);
        parcels.clear();
        nudges.clear();
        waiting = 0;
        poked = false;
        return work;
    }

    /** Whether the line must throw away all that the page holds, which is forgotten by this. */
    boolean takeAnew(Line line) {
        lock.lock();
        try {
            boolean anew = line.anew;
            line.anew = false;
            return anew;
        } finally {
            lock.unlock();
        }
    }
}
