package dev.patchbay.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page that follows over HTTP, and what it was told, in order. */
final class Listener implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Long> over = new CompletableFuture<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();

    /** @param nanos when it came */
    record Event(String name, JsonNode data, String id, long nanos) {}

    private Listener(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static Listener open(int port, String cookie, String query) throws Exception {
        return open(port, cookie, query, null);
    }

    static Listener open(int port, String cookie, String query, @Nullable String last) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/live" + query))
                .header("Host", "localhost:8080")
                .header("Accept", "text/event-stream")
                .header("Cookie", cookie);
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        return new Listener(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private void read() {
        String name = "";
        String data = "";
        String id = "";
        try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name, JsonMapper.shared().readTree(data), id, System.nanoTime()));
                    data = "";
                }
            }
        } catch (IOException closed) {
            comments.add("closed");
        }
        over.complete(System.nanoTime());
    }

    List<Event> events() {
        return events;
    }

    List<Event> events(String name) {
        return events.stream().filter(event -> event.name.equals(name)).toList();
    }

    boolean isOver() {
        return over.isDone();
    }

    /** Why it was told that it ends; empty while it was not. */
    String ended() {
        List<Event> ends = events("end");
        return ends.isEmpty() ? "" : ends.getLast().data.path("reason").asString();
    }

    List<String> comments() {
        return comments;
    }

    /** How an installation stands, as far as it was told. */
    String state(Object installation) {
        String state = "";
        for (Event event : events("status")) {
            if (event.data.path("installation").asString().equals(installation.toString())) {
                state = event.data.path("state").asString();
            }
        }
        return state;
    }

    /** Each record as it came, also what came twice: {@code key@version}. */
    List<String> records() {
        List<String> records = new ArrayList<>();
        for (Event event : events("records")) {
            event.data
                    .path("records")
                    .forEach(record -> records.add(record.path("key").asString() + "@"
                            + record.path("version").asLong()));
        }
        return records;
    }

    /** What a page holds that keeps the rules: by key, the newest version, and nothing from before it was told to begin anew. */
    Map<String, JsonNode> held() {
        Map<String, JsonNode> held = new LinkedHashMap<>();
        Map<String, Long> versions = new LinkedHashMap<>();
        for (Event event : events("records")) {
            if (event.data.path("anew").asBoolean()) {
                held.clear();
                versions.clear();
            }
            for (JsonNode record : event.data.path("records")) {
                String key = record.path("key").asString();
                long version = record.path("version").asLong();
                if (version <= versions.getOrDefault(key, -1L)) {
                    continue;
                }
                versions.put(key, version);
                if (record.path("deleted").asBoolean()) {
                    held.remove(key);
                } else {
                    held.put(key, record.path("value"));
                }
            }
        }
        return held;
    }

    String position() {
        List<Event> positions = events("position");
        return positions.isEmpty() ? "" : positions.getLast().id;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
