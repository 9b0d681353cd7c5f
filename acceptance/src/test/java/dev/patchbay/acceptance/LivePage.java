package dev.patchbay.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page does that follows {@link PolledSource} over HTTP, and what its person sees: only what is newer than what is shown. */
final class LivePage implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpResponse<InputStream> response;
    private final List<String> states = new CopyOnWriteArrayList<>();
    private final List<Integer> prices = new CopyOnWriteArrayList<>();
    private volatile long version = -1;
    private final AtomicInteger signs = new AtomicInteger();
    private volatile String end = "";

    private LivePage(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static LivePage open(Api api, String installation) {
        var response = api.stream("/api/live?installation=" + installation);
        if (response.statusCode() != 200) {
            throw new AssertionError("the page is answered with " + response.statusCode());
        }
        return new LivePage(response);
    }

    private void read() {
        String name = "";
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    hear(name, JSON.readTree(line.substring("data: ".length())));
                } else if (line.startsWith(":")) {
                    signs.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            end = end.isEmpty() ? "cut" : end;
        }
    }

    private void hear(String name, JsonNode data) {
        switch (name) {
            case "status" -> states.add(data.get("state").asString());
            case "end" -> end = data.get("reason").asString();
            case "records" -> {
                version = data.get("anew").asBoolean() ? -1 : version;
                for (JsonNode record : data.get("records")) {
                    if (record.get("version").asLong() > version) {
                        version = record.get("version").asLong();
                        show(record.at("/value/price").asInt());
                    }
                }
            }
            default -> {} // nothing that is shown
        }
    }

    private void show(int price) {
        if (price != price()) {
            prices.add(price);
        }
    }

    /** How the source stands; empty before that is told. */
    String state() {
        return states.isEmpty() ? "" : states.getLast();
    }

    /** All that it was told of how the source stands, in order. */
    List<String> states() {
        return new ArrayList<>(states);
    }

    /** What is shown; 0 before there is anything. */
    int price() {
        return prices.isEmpty() ? 0 : prices.getLast();
    }

    /** All that was shown, one after the other. */
    List<Integer> prices() {
        return new ArrayList<>(prices);
    }

    /** How often it was told that there is nothing to tell. */
    int signs() {
        return signs.get();
    }

    /** Why it was told that it ends, {@code cut} when it was not; empty while it goes on. */
    String end() {
        return end;
    }

    @Override
    public String toString() {
        return "a page that was told " + states + ", shows " + price() + " and ended by '" + end + "'";
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
