package dev.patchbay.pipeline;

import dev.patchbay.broker.Subscription;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a source for one reader, who may come late: first what is there, then what changes; nothing is missing, nothing comes
 * twice, and a key never goes back. Or what changes alone, of all who have something of the source, which a node hands on to its pages.
 */
public final class RecordView implements AutoCloseable {

    /** Each may be large. */
    private static final int PART = 50;

    private static final int MOST_BUFFERED = 10_000;

    private final IntegrationId source;
    private final Reading table;
    private final Predicate<SourceRecord> wanted;
    private final Consumer<News> reader;
    private final Map<Place, Long> seen = new HashMap<>();
    private final List<SourceRecord> buffer = new ArrayList<>();
    private final Subscription following;
    private volatile Newest.@Nullable Position position;
    private boolean lost;
    private boolean reading;
    private boolean again;

    private record Place(@Nullable InstallationId own, String key) {}

    /**
     * What a reader is told.
     *
     * @param anew whether all that it holds is to be thrown away before
     */
    public record News(boolean anew, List<SourceRecord> records) {
        public News {
            records = List.copyOf(records);
        }
    }

    /** The table, read on from a position. */
    private interface Reading {
        Newest.Part after(Newest.@Nullable Position position);
    }

    private RecordView(
            RecordStream stream,
            IntegrationId source,
            Reading table,
            Predicate<SourceRecord> wanted,
            Newest.@Nullable Position position,
            Consumer<News> reader) {
        this.source = source;
        this.table = table;
        this.wanted = wanted;
        this.position = position;
        this.reader = reader;
        this.following = stream.follow(new RecordStream.Reader() {
            @Override
            public void begins() {
                read();
            }

            @Override
            public void changed(List<SourceRecord> changes) {
                hear(changes);
            }
        });
    }

    /**
     * Tells a reader what is there before this returns, and then what changes, on another thread.
     *
     * @param installation whose own records are read too; null for what all share alone
     * @param reader is never called by two threads at once
     */
    public static RecordView of(
            RecordStream stream,
            Newest newest,
            IntegrationId source,
            @Nullable InstallationId installation,
            Consumer<News> reader) {
        return new RecordView(
                stream,
                source,
                position -> newest.snapshot(source, installation, position, PART),
                record -> record.installation() == null || record.installation().equals(installation),
                null,
                reader);
    }

    /**
     * Tells a reader what changes of a source after a position, all share it or not, on another thread; what is there it reads by
     * itself, and also when it is told to begin anew.
     *
     * @param reader is never called by two threads at once
     */
    public static RecordView changes(
            RecordStream stream, Newest newest, IntegrationId source, Newest.Position after, Consumer<News> reader) {
        return new RecordView(
                stream, source, position -> newest.changes(source, position, PART), record -> true, after, reader);
    }

    /**
     * Asks the table for what the stream has not told yet, and tells it.
     *
     * @return up to where all is told now
     */
    public Newest.@Nullable Position readOn() {
        read();
        synchronized (this) {
            return position;
        }
    }

    @Override
    public void close() {
        following.close();
    }

    /** Reads what is there, or what came since it was read last; meanwhile what changes is kept for afterwards. */
    private void read() {
        synchronized (this) {
            if (reading) {
                again = true;
                return;
            }
            reading = true;
        }
        boolean whole = false;
        try {
            do {
                parts();
            } while (!isOver());
            whole = true;
        } finally {
            if (!whole) {
                synchronized (this) {
                    reading = false;
                    again = false;
                    buffer.clear();
                }
            }
        }
    }

    private void parts() {
        boolean anew = lost;
        if (anew) {
            position = null;
            seen.clear();
            lost = false;
        }
        boolean more = true;
        while (more) {
            var part = table.after(position);
            anew |= part.anew();
            if (part.anew()) {
                seen.clear();
            }
            tell(anew, part.records());
            anew = false;
            position = part.next();
            long version = position.version();
            seen.values().removeIf(known -> known <= version);
            more = part.more();
        }
    }

    private synchronized boolean isOver() {
        if (again) {
            again = false;
            buffer.clear();
            return false;
        }
        tell(false, notThere(buffer));
        buffer.clear();
        reading = false;
        return true;
    }

    private synchronized void hear(List<SourceRecord> changes) {
        List<SourceRecord> ours = changes.stream().filter(this::isForIt).toList();
        if (!reading) {
            tell(false, notThere(ours));
        } else if (buffer.size() + ours.size() > MOST_BUFFERED) {
            again = true;
        } else {
            buffer.addAll(ours);
        }
    }

    /** Without what was read already: who has seen a version in the table has seen all before it. */
    private List<SourceRecord> notThere(List<SourceRecord> records) {
        long version = position == null ? 0 : position.version();
        return records.stream().filter(record -> record.version() > version).toList();
    }

    private boolean isForIt(SourceRecord record) {
        return record.source().equals(source) && wanted.test(record);
    }

    private void tell(boolean anew, List<SourceRecord> records) {
        List<SourceRecord> fresh = new ArrayList<>();
        for (SourceRecord record : records) {
            var place = new Place(record.installation(), record.key());
            Long before = seen.get(place);
            if (before == null || record.version() > before) {
                seen.put(place, record.version());
                fresh.add(record);
            }
        }
        if (anew || !fresh.isEmpty()) {
            boolean told = false;
            try {
                reader.accept(new News(anew, fresh));
                told = true;
            } finally {
                lost |= !told; // it may have kept some of them, or none
            }
        }
    }
}
