package dev.patchbay.live;

import dev.patchbay.pipeline.Newest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to one page, on a thread of its own, for as long as it is open: what is there first, then what changes. */
final class PageWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PageWriter.class);

    private static final long HEARTBEAT = Duration.ofSeconds(10).toNanos();

    /** How often at most a page is told where it is. */
    private static final long POSITION = Duration.ofSeconds(1).toNanos();

    /** After the table could not be read. */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** While it waits for the table, so often it looks whether there is something to tell. */
    private static final long MEANWHILE = Duration.ofMillis(500).toNanos();

    private final Page page;
    private final PageStream stream;
    private final TableReading table;
    private final LiveMeters meters;
    private long positioned = System.nanoTime() - POSITION;
    private String position = "";
    private boolean moved;
    private boolean caughtUp;

    PageWriter(Page page, PageStream stream, TableReading table, LiveMeters meters) {
        this.page = page;
        this.stream = stream;
        this.table = table;
        this.meters = meters;
    }

    /**
     * Returns when the page has ended, and was told so.
     *
     * @throws IOException when it is gone, or reads nothing
     */
    void write() throws IOException, InterruptedException {
        stream.begin();
        stream.text("retry: 2000\n\n");
        stream.flush();
        try {
            while (page.end() == null) {
                round(page.take(patience()));
            }
        } catch (PageStream.Slow slow) {
            LOG.debug("A page reads too slowly", slow);
            page.end(Page.End.SLOW);
        }
        Page.End end = page.end();
        if (end != null) {
            stream.end(end);
        }
    }

    private long patience() {
        long now = System.nanoTime();
        long left = stream.written() + HEARTBEAT - now;
        if (moved) {
            left = Math.min(left, positioned + POSITION - now);
        }
        return Math.max(left, 0);
    }

    private void round(Page.Work work) throws IOException, InterruptedException {
        stream.begin();
        boolean wrote = tell(work.notices(), notice -> !notice.isLive());
        for (Line line : work.behind()) {
            catchUp(line);
            wrote = true;
        }
        for (Page.Parcel parcel : work.parcels()) {
            wrote |= write(parcel);
        }
        // only now all is there that was missed, or else it is not told
        wrote |= tell(work.notices(), notice -> notice.isLive() && page.isLive(notice.line()));
        for (String topic : work.nudges()) {
            stream.text("event: nudge\ndata: {\"topic\":\"" + topic + "\"}\n\n");
            wrote = true;
        }
        wrote |= position();
        if (beat(work.poked(), wrote) || wrote) {
            stream.flush();
        }
        for (Page.Parcel parcel : work.parcels()) {
            Batch batch = parcel.batch();
            if (batch != null && parcel.line().feed != null) {
                meters.flushed(batch.heard());
            }
        }
    }

    private boolean tell(List<Page.Notice> notices, Predicate<Page.Notice> which) throws IOException {
        boolean wrote = false;
        for (Page.Notice notice : notices) {
            if (which.test(notice)) {
                stream.status(notice);
                page.told(notice.line(), notice.state().kind());
                wrote = true;
            }
        }
        return wrote;
    }

    private boolean beat(boolean poked, boolean wrote) throws IOException {
        boolean beats = poked || (!wrote && System.nanoTime() - stream.written() >= HEARTBEAT);
        if (beats) {
            stream.text(":\n\n");
        }
        return beats;
    }

    /** What the table has that the page was not sent yet. No connection is held while it is written. */
    private void catchUp(Line line) throws IOException, InterruptedException {
        boolean anew = page.takeAnew(line) || line.position == null;
        Newest.Position from = anew ? null : line.position;
        boolean more = true;
        while (more) {
            Feed feed = line.feed;
            if (feed == null || page.end() != null) {
                return;
            }
            Newest.Part part = read(feed, line, from);
            if (line.feed == null) {
                return;
            }
            if (part == null) {
                line.readFrom = System.nanoTime() + PAUSE;
                page.fallBehind(line, anew);
                return;
            }
            anew |= part.anew();
            if (anew || !part.records().isEmpty()) {
                stream.records(
                        line, anew, part.records().stream().map(Fragment::of).toList());
                meters.sent(part.records().size());
            }
            anew = false;
            from = part.next();
            line.position = from;
            more = part.more();
        }
        page.caughtUp(line);
        moved = true;
        caughtUp = true;
    }

    /** Null when it cannot be read now, or need not be any more. What cannot wait for it is told meanwhile. */
    private Newest.@Nullable Part read(Feed feed, Line line, Newest.@Nullable Position from)
            throws IOException, InterruptedException {
        var reading = table.read(feed.source(), line.installation(), from);
        try {
            while (line.feed != null && page.end() == null) {
                try {
                    return reading.get(MEANWHILE, TimeUnit.NANOSECONDS);
                } catch (TimeoutException goesOn) {
                    meanwhile();
                }
            }
        } catch (ExecutionException | CancellationException away) {
            LOG.debug("What is there cannot be read now", away);
        } finally {
            reading.cancel(false);
            stream.begin(); // that it waited for the table is not the page's fault
        }
        return null;
    }

    private void meanwhile() throws IOException {
        stream.begin();
        boolean wrote = tell(page.urgent(), notice -> true);
        if (beat(false, wrote) || wrote) {
            stream.flush();
        }
    }

    private boolean write(Page.Parcel parcel) throws IOException {
        Line line = parcel.line();
        if (line.feed == null || page.end() != null) {
            return false;
        }
        boolean wrote = false;
        Batch batch = parcel.batch();
        int count = batch == null ? 0 : batch.countAfter(line.version());
        if (batch != null && count > 0) {
            stream.records(line, batch);
            meters.sent(count);
            wrote = true;
        }
        Newest.Position safe = parcel.safe();
        if (safe != null && line.position != null && safe.version() > line.version()) {
            line.position = safe;
            moved = true;
        }
        return wrote;
    }

    /** Where the page is, from time to time; and as soon as it has caught up, which it learns by that. */
    private boolean position() throws IOException {
        if (!moved || (!caughtUp && System.nanoTime() - positioned < POSITION)) {
            return false;
        }
        String now = Positions.write(page.lines());
        moved = false;
        positioned = System.nanoTime();
        if (now.equals(position) && !caughtUp) {
            return false;
        }
        caughtUp = false;
        position = now;
        stream.text("event: position\nid: " + now + "\ndata: {}\n\n");
        return true;
    }
}
