package dev.patchbay.storefront;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API that may be signed in. */
final class Browser {

    private static final String BASE = "http://localhost:8080";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private @Nullable String cookie;

    Browser(int port) {
        this.port = port;
    }

    /** What came back. */
    record Answer(int status, JsonNode body, @Nullable String location, String raw) {

        /** The last part of the problem's type. */
        String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    Browser signIn(String email, String password) throws Exception {
        var answer = send("POST", "/api/session", Map.of("email", email, "password", password), Map.of());
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
        return this;
    }

    /** Comes with this cookie from now on. */
    Browser with(String other) {
        cookie = other;
        return this;
    }

    String cookie() {
        return String.valueOf(cookie);
    }

    Answer get(String path) throws Exception {
        return answer(send("GET", path, null, Map.of()));
    }

    Answer post(String path, @Nullable Object body) throws Exception {
        return answer(send("POST", path, body, Map.of()));
    }

    Answer post(String path, Object body, String key) throws Exception {
        return answer(send("POST", path, body, Map.of("Idempotency-Key", key)));
    }

    Answer delete(String path) throws Exception {
        return answer(send("DELETE", path, null, Map.of()));
    }

    Answer put(String path, Object body) throws Exception {
        return answer(send("PUT", path, body, Map.of()));
    }

    Answer patch(String path, Object body) throws Exception {
        return answer(send("PATCH", path, body, Map.of()));
    }

    /** What a request is answered with whose body is written already. */
    int status(String method, String path, @Nullable String body, String type) throws Exception {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, publisher)
                .header("Host", "localhost:8080")
                .header("Origin", BASE)
                .header("Content-Type", type);
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Answer answer(HttpResponse<String> response) {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        JsonNode body = JsonMapper.shared().readTree(json ? response.body() : "{}");
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValue("Location").orElse(null),
                response.body());
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Host", "localhost:8080");
        headers.put("Origin", BASE);
        headers.put("Accept", "application/json");
        if (cookie != null) {
            headers.put("Cookie", cookie);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, publisher);
        headers.forEach(request::header);
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers()
                .firstValue("Set-Cookie")
                .filter(set -> set.startsWith("patchbay="))
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
    }
}
