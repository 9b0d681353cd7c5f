package dev.patchbay.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.TypedId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Keeps {@code contracts/openapi.yaml} true to the controllers; {@code -Dupdate=true} writes it. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OpenApiTests {

    /** On purpose: whether somebody has an e-mail address is told to nobody. */
    private static final Set<String> TELLING_NOTHING = Set.of("Asked");

    private static final Path CONTRACT = Path.of("../contracts/openapi.yaml");

    private static final Set<String> WORDS = Set.of("role", "roles", "policy", "accessPolicy", "mode");

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

    /** A comma outside of quotes would cut the sentence off. */
    @Test
    void theWordsOfEachOperationAreItsIdItsTagAndOneSentence() {
        assertThat(OpenApiWords.read().operations())
                .allSatisfy((operation, said) -> assertThat(said).as(operation).hasSize(3));
    }

    /** A word of a fixed set, or an id, is no text of any kind: generated clients would take every mistake for right. */
    @Test
    void theContractSaysWhatCanStandWhere() throws Exception {
        JsonNode schemas = new YAMLMapper().readTree(CONTRACT.toFile()).at("/components/schemas");

        var vague = new ArrayList<String>();
        for (var schema : schemas.properties()) {
            for (var field : schema.getValue().path("properties").properties()) {
                JsonNode text = field.getValue().path("items").isMissingNode()
                        ? field.getValue()
                        : field.getValue().path("items");
                if (WORDS.contains(field.getKey()) && !text.has("enum")) {
                    vague.add(schema.getKey() + "." + field.getKey());
                }
            }
        }
        assertThat(vague).isEmpty();
        for (Class<?> id : TypedId.class.getPermittedSubclasses()) {
            assertThat(schemas.has(id.getSimpleName())).as(id.getSimpleName()).isFalse();
        }
    }

    /** Where two records get one name, the answer of one of them would be nothing at all. */
    @Test
    void theContractSaysWhatEveryAnswerHas() throws Exception {
        JsonNode contract = new YAMLMapper().readTree(CONTRACT.toFile());

        var silent = new ArrayList<String>();
        for (var path : contract.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (String status : Set.of("200", "201")) {
                    JsonNode answer = operation.getValue().at("/responses/" + status);
                    if (!answer.isMissingNode() && answer.path("content").isEmpty()) {
                        silent.add(operation.getKey() + " " + path.getKey());
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
        for (var schema : contract.at("/components/schemas").properties()) {
            if (!TELLING_NOTHING.contains(schema.getKey())) {
                assertThat(schema.getValue()).as(schema.getKey()).isNotEmpty();
            }
        }
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
