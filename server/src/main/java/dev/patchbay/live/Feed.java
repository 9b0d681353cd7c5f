package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Trouble;
import dev.patchbay.pipeline.Newest;
import dev.patchbay.pipeline.RecordStream;
import dev.patchbay.pipeline.RecordView;
import dev.patchbay.pipeline.SourcePulses.Pulse;
import dev.patchbay.pipeline.SourceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What changes of a source, followed once for all pages of this node, with those that it is for. */
final class Feed implements AutoCloseable {

    /** So much is kept until the next flush; beyond that pages read the table. */
    private static final int MOST_PENDING = 4 << 20;

    private final IntegrationId source;
    private final Consumer<Feed> dirty;
    private final Map<InstallationId, Set<Line>> lines = new ConcurrentHashMap<>();
    private final Standing standing = new Standing();
    private Map<Place, Fragment> pending = new LinkedHashMap<>();
    private long bytes;
    private boolean anew;
    private boolean overflowed;
    private Newest.@Nullable Position safe;
    private Newest.@Nullable Position told;
    private @Nullable RecordView view;
    private boolean closed;
    private long idleSince = System.nanoTime();

    /** Whether its records are of single installations; found out by who looks at its pulse. */
    volatile boolean perInstallation;

    /** Whether somebody reads what it was not told. */
    final AtomicBoolean reading = new AtomicBoolean();

    /** Whether that fails. */
    final Trouble trouble = new Trouble();

    private record Place(@Nullable InstallationId own, String key) {}

    /** @param dirty is told when there is something to flush */
    Feed(IntegrationId source, Consumer<Feed> dirty) {
        this.source = source;
        this.dirty = dirty;
    }

    /** Begins to follow from here on; what is there already each page reads by itself. */
    void begin(RecordStream stream, Newest newest) {
        Newest.Position now = newest.end(source);
        synchronized (this) {
            told = now;
        }
        view = RecordView.changes(stream, newest, source, now, this::hear);
    }

    IntegrationId source() {
        return source;
    }

    /** Answers false when it is closed, and another is to be made. */
    synchronized boolean add(Line line) {
        if (closed) {
            return false;
        }
        lines.computeIfAbsent(line.installation(), first -> ConcurrentHashMap.newKeySet())
                .add(line);
        return true;
    }

    synchronized void remove(Line line) {
        lines.computeIfPresent(line.installation(), (installation, those) -> {
            those.remove(line);
            return those.isEmpty() ? null : those;
        });
        if (lines.isEmpty()) {
            idleSince = System.nanoTime();
        }
    }

    Set<InstallationId> installations() {
        return lines.keySet();
    }

    Collection<Line> lines() {
        List<Line> all = new ArrayList<>();
        lines.values().forEach(all::addAll);
        return all;
    }

    /** Closes it when nobody has followed for so long. */
    synchronized boolean closeIfIdle(long nanos) {
        closed = lines.isEmpty() && System.nanoTime() - idleSince > nanos;
        return closed;
    }

    void hear(RecordView.News news) {
        synchronized (this) {
            anew |= news.anew();
            for (SourceRecord record : news.records()) {
                keep(record);
            }
        }
        dirty.accept(this);
    }

    private void keep(SourceRecord record) {
        if (overflowed || anew) {
            return; // pages read it
        }
        Fragment fragment = Fragment.of(record);
        Fragment before = pending.put(new Place(record.installation(), record.key()), fragment);
        bytes += fragment.json().length - (before == null ? 0 : before.json().length);
        if (bytes > MOST_PENDING) {
            overflow();
        }
    }

    private void overflow() {
        overflowed = true;
        pending.clear();
        bytes = 0;
    }

    /** Whether there is more in the table than was told. */
    synchronized boolean isBehind(Newest.Position end) {
        return told == null || told.version() < end.version() || told.forgotten() < end.forgotten();
    }

    /** Hears what the stream has not told yet; after it, and what is pending, pages know where they are. */
    void readOn() {
        Newest.Position position = Objects.requireNonNull(view).readOn();
        synchronized (this) {
            if (position == null || position.equals(told)) {
                return;
            }
            told = position;
            safe = position;
        }
        dirty.accept(this);
    }

    /** Hands what is pending to the pages. Where that fails, the next flush has them read the table. Never called by two threads at once. */
    void flush() {
        Map<Place, Fragment> changed;
        Newest.Position after;
        boolean whole;
        boolean fromNothing;
        synchronized (this) {
            changed = pending;
            after = safe;
            whole = !overflowed && !anew;
            fromNothing = anew;
            pending = new LinkedHashMap<>();
            bytes = 0;
            overflowed = false;
            anew = false;
            safe = null;
        }
        boolean handed = false;
        try {
            if (whole) {
                hand(changed, after);
            } else {
                lines().forEach(line -> line.page().fallBehind(line, fromNothing));
            }
            handed = true;
        } finally {
            if (!handed) {
                missed(fromNothing);
            }
        }
    }

    private synchronized void missed(boolean fromNothing) {
        overflow();
        anew |= fromNothing;
    }

    private void hand(Map<Place, Fragment> changed, Newest.@Nullable Position after) {
        List<Fragment> shared = new ArrayList<>();
        Map<InstallationId, List<Fragment>> own = new HashMap<>();
        changed.forEach((place, fragment) -> {
            if (place.own == null) {
                shared.add(fragment);
            } else if (lines.containsKey(place.own)) {
                own.computeIfAbsent(place.own, first -> new ArrayList<>()).add(fragment);
            }
        });
        Batch forAll = shared.isEmpty() ? null : Batch.of(shared);
        lines.forEach((installation, those) -> {
            List<Fragment> alone = own.get(installation);
            Batch forThese = alone == null ? null : Batch.of(alone);
            for (Line line : those) {
                offer(line, forAll, forThese, after);
            }
        });
    }

    private static void offer(
            Line line, @Nullable Batch forAll, @Nullable Batch forThese, Newest.@Nullable Position after) {
        if (forThese != null) {
            line.page().offer(line, forThese, forAll == null ? after : null);
        }
        if (forAll != null || (forThese == null && after != null)) {
            line.page().offer(line, forAll, after);
        }
    }

    /** All that there was at this moment, on the clock of {@link System#nanoTime()}, is on its way to the pages. */
    void known(long at) {
        standing.known(at);
    }

    /** Null while its pages are told all that there is. */
    @Nullable
    Instant lostAt() {
        return standing.lostAt();
    }

    /** Tells its pages how it stands. */
    void tell(@Nullable Pulse pulse, Instant now) {
        synchronized (standing) {
            Instant lostAt = standing.lostAt();
            for (Line line : lines()) {
                line.page().stand(line, SourceState.of(pulse, line.installation(), lostAt, now));
            }
        }
    }

    /**
     * Tells its pages when it has not been known for too long that they are told all.
     *
     * @param there whether this node follows at all
     */
    void judge(boolean there, Instant now) {
        synchronized (standing) {
            standing.judge(there, now);
            if (standing.lostAt() != null) {
                tell(null, now);
            }
        }
    }

    @Override
    public void close() {
        RecordView following = view;
        if (following != null) {
            following.close();
        }
    }
}
