package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forms that are sent in chunks, so that nobody knows their length in advance. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FormsTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"/login, 413", "/oidc/token, 400"})
    void boundsThem(String path, int status) throws Exception {
        var answer = send(path, "application/x-www-form-urlencoded", "email=" + "x".repeat(200_000));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void readsNoneOfSeveralParts() throws Exception {
        var answer = send("/login", "multipart/form-data; boundary=B", """
                        --B\r
                        Content-Disposition: form-data; name="email"\r
                        \r
                        read@parts.example\r
                        --B--\r
                        """);

        assertThat(answer.body()).contains("Sign in").doesNotContain("read@parts.example");
    }

    private HttpResponse<String> send(String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .setHeader("Host", "localhost:8080")
                .setHeader("Origin", "http://localhost:8080")
                .setHeader("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body)));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
