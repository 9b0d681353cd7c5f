package dev.patchbay.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A Patchbay with a host product behind its gateway, and an operator's file of rules. */
class GatewayScene extends ProviderScene {

    static final TestUpstream UPSTREAM = new TestUpstream();

    static final String WRITTEN = """
            rules:
              - path: /v1/echo/**
                methods: [GET, POST, PUT, PATCH, DELETE]
                callers: [delegated, m2m]
                upstream: ${UPSTREAM}
              - path: /v1/echo/people
                callers: [delegated]
                upstream: ${UPSTREAM}
              - path: /v1/echo/machines
                callers: [m2m]
                upstream: ${UPSTREAM}
              - path: /v1/writing
                methods: [POST]
                callers: [m2m]
                scopes: [data:write]
                upstream: ${UPSTREAM}/deep/
              - path: /v1/fantasy/**
                callers: [delegated, m2m]
                scopes: [fantasy:read]
                upstream: ${UPSTREAM}
              - path: /v1/own
                methods: [GET, POST]
                callers: [user]
                upstream: ${UPSTREAM}
              - path: /v1/rare
                callers: [m2m, user]
                rate: 3/h
                upstream: ${UPSTREAM}
              - path: /v1/away
                callers: [m2m]
                upstream: http://127.0.0.1:1
            """.replace("${UPSTREAM}", UPSTREAM.address());

    static final Path RULES = file();

    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @DynamicPropertySource
    static void rules(DynamicPropertyRegistry registry) {
        registry.add("patchbay.gateway.rules", RULES::toString);
        registry.add("patchbay.gateway.poll", () -> "100ms");
    }

    @BeforeEach
    void forget() {
        UPSTREAM.forget();
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("gateway", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, WRITTEN);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A token of the app for its installation, with nobody present. */
    String machine() {
        return token(apps.desk, Map.of("grant_type", "client_credentials")).text("access_token");
    }

    /** A token of the app for the member, who is present. */
    String person() {
        return tokensFor(apps.desk, apps.member).get("access_token").asString();
    }

    HttpRequest.Builder call(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String path, String token) {
        return send(call(path, token));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String problem(HttpResponse<String> answer) {
        return json.readTree(answer.body()).path("type").asString().replace("/problems/", "");
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
