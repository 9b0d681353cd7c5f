package dev.patchbay.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that asks the API and keeps cookies. */
final class TestPerson {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final JsonMapper json;
    private final Map<String, String> cookies = new TreeMap<>();

    TestPerson(int port, JsonMapper json) {
        this.port = port;
        this.json = json;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Map<String, ?> content) {
        return send("POST", path, content);
    }

    Answer send(String method, String path, @Nullable Object content) {
        return send(method, path, content, "http://localhost:8080");
    }

    Answer send(String method, String path, @Nullable Object content, String origin) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        content == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(content)));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(this::keep);
            return new Answer(answer, json);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    boolean isSignedIn() {
        return !get("/api/session").body().get("account").isNull();
    }

    /** What came back. */
    record Answer(HttpResponse<String> response, JsonMapper json) {

        int status() {
            return response.statusCode();
        }

        JsonNode body() {
            return json.readTree(response.body());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The slug of the problem; empty if it went well. */
        String problem() {
            return status() < 300 ? "" : body().get("type").asString().substring("/problems/".length());
        }
    }
}
