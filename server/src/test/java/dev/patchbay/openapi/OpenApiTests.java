package dev.patchbay.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Keeps {@code contracts/openapi.yaml} true to the controllers; {@code -Dupdate=true} writes it. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OpenApiTests {

    private static final Path CONTRACT = Path.of("../contracts/openapi.yaml");

    @LocalServerPort
    private int port;

    @Test
    void theContractSaysWhatTheControllersDo() throws Exception {
        HttpResponse<String> made = get("/made/openapi.yaml");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        if (Boolean.getBoolean("update")) {
            Files.writeString(CONTRACT, made.body());
        }

        assertThat(CONTRACT).content().isEqualTo(made.body());
    }

    @Test
    void servesTheContract() throws Exception {
        HttpResponse<String> served = get("/openapi.yaml");

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(served.body())
                .startsWith("openapi: 3.1")
                .isEqualTo(Files.readString(Path.of("target/classes/contracts/openapi.yaml")));
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
