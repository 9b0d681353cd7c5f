package dev.patchbay.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser in front of the API: it keeps cookies and sends the origin. */
public final class Visitor {

    public static final String PASSWORD = "long enough to be a password";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final int port;
    private String language = "en";

    public Visitor(int port) {
        this.port = port;
    }

    /** Another browser with the same cookies, as a thief would have it. */
    public Visitor copy() {
        var copy = new Visitor(port);
        copy.cookies.putAll(cookies);
        return copy;
    }

    public Visitor reading(String tag) {
        language = tag;
        return this;
    }

    public Visitor signIn(Account person) {
        Answer answer = send("POST", "/api/session", Map.of("email", person.email(), "password", PASSWORD));
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object content) {
        return send("POST", path, content);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, @Nullable Object content) {
        return send(method, path, content, content instanceof byte[] ? "text/csv" : "application/json");
    }

    public Answer form(String path, Map<String, String> fields) {
        String content = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, content.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    private Answer send(String method, String path, @Nullable Object content, String type) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Accept-Language", language)
                .header("Origin", "http://localhost:8080")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0")
                .header("Content-Type", type)
                .method(
                        method,
                        content == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(
                                        content instanceof byte[] bytes ? bytes : JSON.writeValueAsBytes(content)));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            return new Answer(response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode body() {
            return JSON.readTree(response.body());
        }

        /** The slug of the problem, or nothing when it went well. */
        public String problem() {
            return status() < 300 ? "" : body().get("type").asString().substring("/problems/".length());
        }
    }
}
