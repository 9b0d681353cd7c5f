package dev.patchbay.live;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.pipeline.Newest;
import dev.patchbay.pipeline.SourceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Writes to one page, on a thread of its own, for as long as it is open: what is there first, then what changes. */
final class PageWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PageWriter.class);

    private static final long HEARTBEAT = Duration.ofSeconds(10).toNanos();

    /** How often at most a page is told where it is. */
    private static final long POSITION = Duration.ofSeconds(1).toNanos();

    /** After the table could not be read. */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private static final byte[] RECORDS_ANEW = ascii("true,\"records\":[");
    private static final byte[] RECORDS = ascii("false,\"records\":[");
    private static final byte[] RECORDS_END = ascii("]}\n\n");

    private final Page page;
    private final TableReading table;
    private final LiveMeters meters;
    private final long blocked;
    private OutputStream out = OutputStream.nullOutputStream();
    private long began;
    private long written = System.nanoTime();
    private long positioned = written - POSITION;
    private long readFrom = written;
    private String position = "";
    private boolean moved;
    private boolean caughtUp;

    PageWriter(Page page, TableReading table, LiveMeters meters, Duration blocked) {
        this.page = page;
        this.table = table;
        this.meters = meters;
        this.blocked = blocked.toNanos();
    }

    /** Too slow to go on. */
    private static final class Slow extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1;
    }

    /**
     * Returns when the page has ended, and was told so.
     *
     * @throws IOException when it is gone, or reads nothing
     */
    void write(OutputStream to) throws IOException, InterruptedException {
        out = to;
        begin();
        text("retry: 2000\n\n");
        flush();
        try {
            while (page.end() == null) {
                round(page.take(patience(), System.nanoTime() - readFrom >= 0));
            }
        } catch (Slow slow) {
            LOG.debug("A page reads too slowly", slow);
            page.end(Page.End.SLOW);
        }
        Page.End end = page.end();
        if (end != null) {
            text("event: end\ndata: {\"reason\":\"" + end.word() + "\"}\n\n");
            out.flush();
        }
    }

    private long patience() {
        long now = System.nanoTime();
        long left = written + HEARTBEAT - now;
        if (moved) {
            left = Math.min(left, positioned + POSITION - now);
        }
        if (readFrom - now > 0) {
            left = Math.min(left, readFrom - now);
        }
        return Math.max(left, 0);
    }

    private void round(Page.Work work) throws IOException, InterruptedException {
        begin();
        boolean wrote = false;
        for (Page.Notice notice : work.notices()) {
            if (notice.state().kind() != SourceState.Kind.LIVE) {
                tell(notice);
                wrote = true;
            }
        }
        for (Line line : work.behind()) {
            catchUp(line);
            wrote = true;
        }
        for (Page.Parcel parcel : work.parcels()) {
            wrote |= write(parcel);
        }
        for (Page.Notice notice : work.notices()) {
            // only now all is there that was missed
            if (notice.state().kind() == SourceState.Kind.LIVE && notice.line().feed != null) {
                tell(notice);
                wrote = true;
            }
        }
        for (String topic : work.nudges()) {
            text("event: nudge\ndata: {\"topic\":\"" + topic + "\"}\n\n");
            wrote = true;
        }
        wrote |= position();
        if (work.poked() || (!wrote && System.nanoTime() - written >= HEARTBEAT)) {
            text(":\n\n");
            wrote = true;
        }
        if (wrote) {
            flush();
        }
        for (Page.Parcel parcel : work.parcels()) {
            Batch batch = parcel.batch();
            if (batch != null && parcel.line().feed != null) {
                meters.flushed(batch.heard());
            }
        }
    }

    private void tell(Page.Notice notice) throws IOException {
        SourceState state = notice.state();
        text("event: status\ndata: {\"installation\":\"" + notice.line().installation() + "\",\"state\":\""
                + state.kind().word() + "\",\"since\":"
                + (state.since() == null ? "null" : "\"" + state.since() + "\"") + "}\n\n");
    }

    /** What the table has that the page was not sent yet. No connection is held while it is written. */
    private void catchUp(Line line) throws IOException, InterruptedException {
        boolean anew = page.takeAnew(line) || line.position == null;
        Newest.Position from = anew ? null : line.position;
        Newest.Part part;
        do {
            Feed feed = line.feed;
            if (feed == null || page.end() != null) {
                return;
            }
            try {
                part = table.read(feed.source(), line.installation(), from);
                begin(); // that it waited for the table is not the page's fault
            } catch (DataAccessException | ProblemException away) {
                LOG.debug("What is there cannot be read now", away);
                readFrom = System.nanoTime() + PAUSE;
                page.fallBehind(line, anew);
                return;
            }
            if (line.feed == null) {
                return;
            }
            anew |= part.anew();
            if (anew || !part.records().isEmpty()) {
                records(line, anew, part.records());
                begin();
            }
            anew = false;
            from = part.next();
            line.position = from;
        } while (part.more());
        moved = true;
        caughtUp = true;
    }

    private void records(Line line, boolean anew, List<SourceRecord> records) throws IOException {
        List<Fragment> fragments = new ArrayList<>(records.size());
        records.forEach(record -> fragments.add(Fragment.of(record)));
        out.write(line.head());
        out.write(anew ? RECORDS_ANEW : RECORDS);
        if (!fragments.isEmpty()) {
            Batch.of(fragments).writeAfter(-1, out);
        }
        out.write(RECORDS_END);
        inTime();
        meters.sent(fragments.size());
    }

    private boolean write(Page.Parcel parcel) throws IOException {
        Line line = parcel.line();
        if (line.feed == null || page.end() != null) {
            return false;
        }
        boolean wrote = false;
        Batch batch = parcel.batch();
        if (batch != null) {
            int count = batch.countAfter(line.version());
            if (count > 0) {
                out.write(line.head());
                out.write(RECORDS);
                batch.writeAfter(line.version(), out);
                out.write(RECORDS_END);
                inTime();
                begin();
                meters.sent(count);
                wrote = true;
            }
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
        text("event: position\nid: " + now + "\ndata: {}\n\n");
        return true;
    }

    private void begin() {
        began = System.nanoTime();
    }

    /** A piece that the page reads drop by drop takes too long as well as one that it does not read at all. */
    private void inTime() throws Slow {
        if (isTooSlow()) {
            throw new Slow();
        }
    }

    /** Whether what is being written, or was written last, took longer than it may. */
    boolean isTooSlow() {
        return System.nanoTime() - began >= blocked;
    }

    private void flush() throws IOException {
        out.flush();
        inTime();
        written = System.nanoTime();
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
