package dev.patchbay.appapi;

import dev.patchbay.gateway.Caller;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.lifecycle.Arrivals;
import dev.patchbay.lifecycle.EventFeed.Part;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Integrations read their events: a part at a time, waiting for the next one if they like, or as a stream that goes on. */
@RestController
class EventsController {

    private static final int LARGEST_PART = 500;
    private static final int LONGEST_WAIT = 30;

    private final EventReading reading;
    private final EventStreams streams;
    private final Arrivals arrivals;
    private final LiveTokens tokens;
    /** As exact as the log: numbers stay as they are written there. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    EventsController(EventReading reading, EventStreams streams, Arrivals arrivals, LiveTokens tokens) {
        this.reading = reading;
        this.streams = streams;
        this.arrivals = arrivals;
        this.tokens = tokens;
    }

    @GetMapping("/v1/events")
    @Nullable
    ResponseEntity<PulledEvents> pull(
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @RequestParam(required = false) @Nullable String installation,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "0") int wait,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        between("/limit", limit, 1, LARGEST_PART);
        between("/wait", wait, 0, LONGEST_WAIT);
        var scope = reading.scope(caller, installation);
        if (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            streams.stream(caller, scope, last == null || last.isBlank() ? after : last, response);
            return null;
        }
        Part part = wait == 0 ? reading.read(scope, after, limit) : awaited(caller, scope, after, wait, limit);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body(scope, part));
    }

    private Part awaited(Caller caller, EventReading.Scope scope, @Nullable String after, int wait, int limit)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        try (var reader = arrivals.open(scope.integration(), caller.requireApp().clientId())) {
            var part = reading.read(scope, after, limit);
            while (part.events().isEmpty() && !reader.isOver()) {
                var left = Duration.ofNanos(end - System.nanoTime());
                if (!left.isPositive()) {
                    break;
                }
                boolean came = reader.await(left.compareTo(LiveTokens.LOOK) < 0 ? left : LiveTokens.LOOK);
                tokens.require(caller);
                if (came) {
                    part = reading.read(scope, part.next(), limit);
                }
            }
            return part;
        }
    }

    private PulledEvents body(EventReading.Scope scope, Part part) {
        return new PulledEvents(
                part.events().stream()
                        .map(found -> json.readTree(reading.body(scope, found.event())))
                        .toList(),
                part.next());
    }

    private static void between(String pointer, int value, int least, int most) {
        if (value < least || value > most) {
            throw InvalidRequest.of(pointer, "From " + least + " to " + most + ".");
        }
    }

    /**
     * Events in the order in which they are to be acted upon.
     *
     * @param next what to pass as {@code after} to read on; also where there was no event
     */
    record PulledEvents(List<JsonNode> events, String next) {}
}
