package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAddresses;
import dev.patchbay.grants.ClientProfile;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.NewClient;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.SuspensionCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sources that send their records by themselves, over HTTP. */
class SentRecordsTests extends SourceScene {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TEA = "[{\"symbol\":\"TEA\",\"price\":1}]";

    @Autowired
    Clients clients;

    private String token;

    @BeforeEach
    void aClientOfTheSource() throws Exception {
        token = token(clientOf());
        data("[]");
    }

    @Test
    void answersForEachRecordWhatBecameOfIt() throws Exception {
        poll();

        var answer = send(
                token,
                "[{\"symbol\":\"TEA\",\"price\":1},{\"symbol\":\"RUM\"},{\"symbol\":\"TEA\",\"price\":2},{\"price\":2}]",
                Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(results(answer))
                .extracting(result -> result.path("status").asString())
                .containsExactly("superseded", "rejected", "accepted", "rejected");
        assertThat(results(answer).get(1).path("reason").asString()).isEqualTo("field-missing");
        assertThat(results(answer).get(2).path("key").asString()).isEqualTo("[\"TEA\"]");
        assertThat(results(answer).get(2).path("version").asLong()).isEqualTo(1);
        assertThat(there()).containsValue("{\"price\":2,\"symbol\":\"TEA\"}");
        assertThat(rejected()).hasSize(2).allMatch(record -> record.way() == Way.SENT);
        assertThat(statuses(send(token, "{\"records\":[{\"symbol\":\"TEA\",\"price\":2}]}", Map.of())))
                .containsExactly("unchanged");
    }

    @Test
    void doesNothingAgainForABatchThatCameBefore() throws Exception {
        poll();
        var first = send(token, TEA, Map.of("Idempotency-Key", "one"));
        send(token, "[{\"symbol\":\"TEA\",\"price\":9}]", Map.of());

        var again = send(token, TEA, Map.of("Idempotency-Key", "one"));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(there()).containsValue("{\"price\":9,\"symbol\":\"TEA\"}");
        assertThat(send(token, "[]", Map.of("Idempotency-Key", "one")).body()).contains("batch-key-reused");
        assertThat(send(
                                token,
                                TEA,
                                Map.of(
                                        "Idempotency-Key",
                                        "one",
                                        "installation_id",
                                        installation.id().toString()))
                        .body())
                .as("the same records for other readers are another batch")
                .contains("batch-key-reused");
    }

    @Test
    void forgetsTheOldestOfVeryManyBatches() throws Exception {
        poll();
        jdbc.sql("""
                        insert into pipeline.batch (source, key_hash, request_hash, answer, at)
                        select :source, decode(md5(n::text), 'hex'), 'x', '[]', :at from generate_series(1, 2100) n
                        """)
                .param("source", source.value())
                .param("at", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        var first = send(token, TEA, Map.of("Idempotency-Key", "one"));

        assertThat(jdbc.sql("select count(*) from pipeline.batch where source = :source")
                        .param("source", source.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2_000);
        assertThat(send(token, TEA, Map.of("Idempotency-Key", "one")).body()).isEqualTo(first.body());
    }

    @Test
    void keepsRecordsOfOneInstallationFromAllOthers() throws Exception {
        poll();
        String own = installation.id().toString();

        assertThat(statuses(send(token, TEA, Map.of("installation_id", own)))).containsExactly("accepted");
        assertThat(there()).isEmpty();

        var mine = installation;
        Client client = clientOf();
        String second = install().id().toString();
        String strange = foreign().id().toString();
        for (String id : List.of(strange, ids.next().toString(), "nonsense")) {
            assertThat(send(token, TEA, Map.of("installation_id", id)).statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
        // a token of one installation writes for that one alone, named or not
        String bound = token(client, mine);
        assertThat(statuses(send(bound, "[{\"symbol\":\"GIN\",\"price\":1}]", Map.of())))
                .containsExactly("accepted");
        assertThat(there()).isEmpty();
        assertThat(send(bound, TEA, Map.of("installation_id", second)).statusCode())
                .isEqualTo(404);

        installs.suspend(mine.id(), SuspensionCause.ADMIN, owner);
        assertThat(send(token, TEA, Map.of("installation_id", own)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhoMayNotAndWhatItCannotHold() throws Exception {
        assertThat(send(token, TEA, Map.of()).body()).contains("no-schema-yet");
        poll();
        assertThat(send("nonsense", TEA, Map.of()).statusCode()).isEqualTo(401);
        for (String body : List.of("", "nonsense", "{}", "7", "[" + "[".repeat(100) + "]".repeat(100) + "]")) {
            assertThat(send(token, body, Map.of()).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(send(token, many(1_001), Map.of()).statusCode()).isEqualTo(400);
        assertThat(send(token, "[\"" + "x".repeat(1 << 20) + "\"]", Map.of()).statusCode())
                .isEqualTo(413);
        assertThat(statuses(send(token, many(60), Map.of())))
                .filteredOn("accepted"::equals)
                .hasSize(50);
    }

    /** Of a body without end no more is read than may come, and of one that is packed nothing is unpacked. */
    @Test
    void readsNoMoreThanItMay() throws Exception {
        poll();
        var sent = new AtomicLong();
        var endless = new InputStream() {
            @Override
            public int read() {
                sent.incrementAndGet();
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) ' ');
                sent.addAndGet(length);
                return length;
            }
        };
        try {
            int status = HTTP.send(
                            request(token)
                                    .POST(BodyPublishers.ofInputStream(() -> endless))
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
            assertThat(status).isEqualTo(413);
        } catch (IOException hungUp) {
            assertThat(hungUp).as("cut off in the middle").isNotInstanceOf(HttpTimeoutException.class);
        }
        assertThat(sent.get()).isLessThan(64L << 20);

        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(("[" + " ".repeat(50 << 20) + "]").getBytes(StandardCharsets.UTF_8));
        }
        var bomb = request(token)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
                .build();
        assertThat(HTTP.send(bomb, BodyHandlers.ofString()).statusCode()).isIn(400, 413, 415);
        assertThat(statuses(send(token, TEA, Map.of()))).containsExactly("accepted");
    }

    @Test
    void takesNoKeyOfABatchAndNoInstallationThatIsNone() throws Exception {
        poll();
        for (String key : List.of(" ", "k".repeat(256))) {
            assertThat(send(token, TEA, Map.of("Idempotency-Key", key)).statusCode())
                    .as(key)
                    .isEqualTo(400);
        }
        for (String id : List.of("../" + installation.id(), installation.id() + "'--", "null", "*")) {
            assertThat(send(token, TEA, Map.of("installation_id", id)).statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
        assertThat(there()).isEmpty();
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"symbol\":\"S" + n + "\",\"price\":1}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Installation foreign() throws Exception {
        var mine = source;
        source = list("f-" + ids.next());
        var theirs = install();
        source = mine;
        return theirs;
    }

    private Client clientOf() {
        return clients.ofIntegration(source)
                .orElseGet(() -> Objects.requireNonNull(transaction.execute(status -> clients.create(new NewClient(
                        source,
                        null,
                        OpenWay.APP,
                        new ClientAddresses(Set.of("https://prices.example.com/callback"), Set.of(), null),
                        ClientProfile.USUAL)))));
    }

    private String token(Client client) throws Exception {
        return token(client, null);
    }

    private String token(Client client, @Nullable Installation of) throws Exception {
        var secret = clients.openSealedSecret(client.id()).orElseThrow().reveal();
        String basic =
                Base64.getEncoder().encodeToString((client.id() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oidc/token"))
                        .header("Host", "localhost:8080")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=data:write"
                                + (of == null ? "" : "&installation_id=" + of.id())))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(response.body())
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> send(String bearer, String body, Map<String, String> headers) throws Exception {
        var request = request(bearer).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String bearer) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/data"))
                .timeout(Duration.ofSeconds(60))
                .header("Host", "localhost:8080")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + bearer);
    }

    private static List<JsonNode> results(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return List.copyOf(
                JsonMapper.shared().readTree(answer.body()).path("results").values());
    }

    private static List<String> statuses(HttpResponse<String> answer) {
        return results(answer).stream()
                .map(result -> result.path("status").asString())
                .toList();
    }
}
