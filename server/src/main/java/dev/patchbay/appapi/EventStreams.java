package dev.patchbay.appapi;

import dev.patchbay.gateway.Caller;
import dev.patchbay.lifecycle.Arrivals;
import dev.patchbay.lifecycle.EventFeed.Part;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Events as server-sent events (HTML Standard §9.2), from one request for as long as its token lives. A client that does not
 * read is cut off by the web server's time limit for writing.
 */
@Component
class EventStreams {

    private static final int PART = 100;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final EventReading reading;
    private final Arrivals arrivals;
    private final LiveTokens tokens;

    EventStreams(EventReading reading, Arrivals arrivals, LiveTokens tokens) {
        this.reading = reading;
        this.arrivals = arrivals;
        this.tokens = tokens;
    }

    /** Writes events until the token dies, the client goes, or this node ends. */
    void stream(Caller caller, EventReading.Scope scope, @Nullable String after, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (var reader = arrivals.open(scope.integration(), caller.requireApp().clientId())) {
            var part = reading.read(scope, after, PART);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            // proxies that know this pass on what was written at once
            response.setHeader("X-Accel-Buffering", "no");
            var out = response.getOutputStream();
            out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
            long written = System.nanoTime();
            response.flushBuffer();
            while (!reader.isOver() && tokens.isAlive(caller)) {
                if (write(out, scope, part)) {
                    response.flushBuffer();
                    written = System.nanoTime();
                } else if (System.nanoTime() - written > HEARTBEAT.toNanos()) {
                    out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                    response.flushBuffer();
                    written = System.nanoTime();
                }
                if (part.events().size() == PART || reader.await(LiveTokens.LOOK)) {
                    part = reading.read(scope, part.next(), PART);
                } else {
                    part = new Part(List.of(), part.next());
                }
            }
        }
    }

    private boolean write(OutputStream out, EventReading.Scope scope, Part part) throws IOException {
        for (var found : part.events()) {
            // the log's JSON text has no line breaks, which would end the field
            var body = reading.body(scope, found.event());
            out.write(("id: " + found.after() + "\nevent: " + found.event().type() + "\ndata: " + body + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return !part.events().isEmpty();
    }
}
