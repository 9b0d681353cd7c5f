package dev.patchbay.appapi;

import dev.patchbay.gateway.Caller;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.lifecycle.Arrivals;
import dev.patchbay.lifecycle.EventFeed.Part;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Events as server-sent events (HTML Standard §9.2), from one request for as long as its token lives. A client that does not
 * read is cut off by the web server's time limit for writing.
 */
@Component
class EventStreams {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

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

    /** Writes events until the token dies, the client goes, this node ends, or something goes wrong. */
    void stream(Caller caller, EventReading.Scope scope, @Nullable String after, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (var reader = arrivals.open(scope.integration(), caller.requireApp().clientId())) {
            var part = reading.read(scope, after, PART);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            // proxies that know this pass on what was written at once
            response.setHeader("X-Accel-Buffering", "no");
            response.getOutputStream().write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            try {
                goOn(new Stream(caller, scope, reader, response), part);
            } catch (ProblemException | DataAccessException broken) {
                // only events can be said here: the client asks again from the last one, and is told what is wrong
                LOG.info("A stream of events ends before its time: {}", broken.toString());
            }
        }
    }

    private record Stream(
            Caller caller, EventReading.Scope scope, Arrivals.Reader reader, HttpServletResponse response) {}

    private void goOn(Stream stream, Part first) throws IOException, InterruptedException {
        var part = first;
        var out = stream.response.getOutputStream();
        long written = System.nanoTime();
        while (!stream.reader.isOver() && tokens.isAlive(stream.caller)) {
            if (!part.events().isEmpty()) {
                if (!write(stream, part)) {
                    return;
                }
                written = System.nanoTime();
            } else if (System.nanoTime() - written > HEARTBEAT.toNanos()) {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                stream.response.flushBuffer();
                written = System.nanoTime();
            }
            if (part.events().size() == PART || stream.reader.await(LiveTokens.LOOK)) {
                part = reading.read(stream.scope, part.next(), PART);
            } else {
                part = new Part(List.of(), part.next());
            }
        }
    }

    /** False as soon as the token died meanwhile: somebody who reads slowly gets no more than others. */
    private boolean write(Stream stream, Part part) throws IOException {
        for (var found : part.events()) {
            if (!tokens.isAlive(stream.caller)) {
                return false;
            }
            // the log's JSON text has no line breaks, which would end the field
            var body = reading.body(stream.scope, found.event());
            stream.response
                    .getOutputStream()
                    .write(("id: " + found.after() + "\nevent: " + found.event().type() + "\ndata: " + body + "\n\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        stream.response.flushBuffer();
        return true;
    }
}
