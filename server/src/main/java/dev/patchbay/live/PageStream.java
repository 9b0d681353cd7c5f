package dev.patchbay.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What a page is sent, as server-sent events. A piece for which the page takes too long is the last one. */
final class PageStream {

    private static final byte[] RECORDS_ANEW = ascii("true,\"records\":[");
    private static final byte[] RECORDS = ascii("false,\"records\":[");
    private static final byte[] RECORDS_END = ascii("]}\n\n");

    private final OutputStream out;
    private final long blocked;
    private long began = System.nanoTime();
    private long written = began;

    PageStream(OutputStream out, Duration blocked) {
        this.out = out;
        this.blocked = blocked.toNanos();
    }

    /** Too slow to go on. */
    static final class Slow extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1;
    }

    /** A piece begins: what was waited for until now was not the page. */
    void begin() {
        began = System.nanoTime();
    }

    /** Whether what is being written, or was written last, took longer than it may. */
    boolean isTooSlow() {
        return System.nanoTime() - began >= blocked;
    }

    /** When something was written last, on the clock of {@link System#nanoTime()}. */
    long written() {
        return written;
    }

    void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    void status(Page.Notice notice) throws IOException {
        SourceState state = notice.state();
        text("event: status\ndata: {\"installation\":\"" + notice.line().installation() + "\",\"state\":\""
                + state.kind().word() + "\",\"since\":"
                + (state.since() == null ? "null" : "\"" + state.since() + "\"") + "}\n\n");
    }

    /** @param anew whether the page is to throw away what it holds */
    void records(Line line, boolean anew, List<Fragment> fragments) throws IOException {
        out.write(line.head());
        out.write(anew ? RECORDS_ANEW : RECORDS);
        if (!fragments.isEmpty()) {
            Batch.of(fragments).writeAfter(-1, out);
        }
        end();
    }

    /** Those that are newer than what the line was sent before. */
    void records(Line line, Batch batch) throws IOException {
        out.write(line.head());
        out.write(RECORDS);
        batch.writeAfter(line.version(), out);
        end();
    }

    private void end() throws IOException {
        out.write(RECORDS_END);
        inTime();
        begin();
    }

    /** A piece that the page reads drop by drop takes too long as well as one that it does not read at all. */
    private void inTime() throws Slow {
        if (isTooSlow()) {
            throw new Slow();
        }
    }

    void flush() throws IOException {
        out.flush();
        inTime();
        written = System.nanoTime();
    }

    /** Says why it ends, whether that is read or not. */
    void end(Page.End why) throws IOException {
        text("event: end\ndata: {\"reason\":\"" + why.word() + "\"}\n\n");
        out.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
