package dev.patchbay.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** As much of a browser as the provider needs: it keeps cookies, follows no redirects, and says where forms come from. */
final class TestBrowser {

    private final HttpClient http;
    private final int port;
    private final Map<String, String> cookies = new TreeMap<>();

    TestBrowser(HttpClient http, int port) {
        this.http = http;
        this.port = port;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer get(String path, String bearer) {
        return send(request(path).header("Authorization", "Bearer " + bearer).GET());
    }

    Answer submit(String path, Map<String, String> form) {
        return submitFrom(ProviderScene.BASE, path, form);
    }

    Answer submitFrom(String origin, String path, Map<String, String> form) {
        return send(form(path, form).header("Origin", origin));
    }

    /** A form whose fields may come more than once. */
    Answer submitText(String origin, String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** As a script of another origin asks first. */
    Answer preflight(String origin, String path) {
        return send(request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    Answer postWith(String bearer, String path, Map<String, String> form) {
        return send(form(path, form).header("Authorization", "Bearer " + bearer));
    }

    Answer delete(String path) {
        return send(request(path).header("Origin", ProviderScene.BASE).DELETE());
    }

    /** As the web UI does. */
    Answer post(String path, String json) {
        return send(request(path)
                .header("Origin", ProviderScene.BASE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer submitAs(String user, String password, String path, Map<String, String> form) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(form(path, form).header("Authorization", "Basic " + credentials));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private HttpRequest.Builder form(String path, Map<String, String> form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Accept", "text/html,application/json");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(this::keep);
            return new Answer(response);
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

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Optional<String> parameter(URI address, String name) {
        String query = address.getRawQuery();
        List<String> parts = query == null ? List.of() : Arrays.asList(query.split("&", -1));
        return parts.stream()
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    /** An answer, with the address it leads to. */
    record Answer(HttpResponse<String> response) {

        int statusCode() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        URI location() {
            return header("Location").map(URI::create).orElseThrow(() -> new AssertionError("no redirect: " + body()));
        }

        boolean redirects() {
            return header("Location").isPresent();
        }
    }
}
