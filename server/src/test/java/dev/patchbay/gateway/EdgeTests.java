package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EdgeTests {

    private static final String BASE = "http://localhost:8080";
    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    Accounts accounts;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient sql;

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost:9999", "widgets.localhost:8080", "127.0.0.1:8080"})
    void answersForItsOwnHostOnly(String host) throws Exception {
        var answer = send("GET", "/api/session", null, Map.of("Host", host));

        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(problem(answer)).isEqualTo("misdirected-request");
    }

    @Test
    void answersProbesUnderEveryName() throws Exception {
        assertThat(send("GET", "/health", null, Map.of("Host", "10.0.0.7:8080")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, http://evil.example",
        "Origin, http://localhost:9999",
        "Origin, null",
        "X-Nothing, at-all"
    })
    void refusesUnsafeRequestsOfOtherSites(String header, String value) throws Exception {
        var answer = send("POST", "/api/session", "{}", Map.of(header, value));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer)).isEqualTo("cross-site-request");
    }

    @Test
    void refusesSandboxedPagesOnTheWholeApi() throws Exception {
        assertThat(problem(send("GET", "/api/session", null, Map.of("Origin", "null"))))
                .isEqualTo("cross-site-request");
    }

    @Test
    void boundsBodiesThatStateTheirLength() throws Exception {
        var answer = post("/api/session", "x".repeat(BodyLimitFilter.MAXIMUM_BYTES + 1), Map.of());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void boundsBodiesThatDoNot() throws Exception {
        var endless = "{\"email\":\"" + "x".repeat(BodyLimitFilter.MAXIMUM_BYTES) + "\"}";
        var request = request("/api/session", Map.of("Origin", BASE))
                .method("POST", HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(endless)))
                .header("Content-Type", "application/json")
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/listings?category=%00", "/oidc/auth?client_id=%00"})
    void refusesTheCharacterNul(String path) throws Exception {
        var answer = send("GET", path, null, Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("invalid-request");
    }

    @Test
    void showsNothingOfItsInsides() throws Exception {
        assertThat(send("GET", "/actuator", null, Map.of()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"a@b.example\",\"pasword\":\"x\"} | /pasword | no field of this name",
                "{\"email\":\"a\",\"email\":\"b\"} | '' | not well-formed",
                "{\"email\": | '' | not well-formed",
                "[] | '' | does not fit",
            })
    void namesTheFieldThatIsWrong(String body, String pointer, String message) throws Exception {
        var answer = post("/api/session", body, Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = json.readTree(answer.body()).get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("message").asString()).contains(message);
    }

    @Test
    void answersProblemsToProgramsAndPagesToPeople() throws Exception {
        var program = send("GET", "/api/nothing", null, Map.of());
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json.readTree(program.body()).get("traceId").asString())
                .isEqualTo(program.headers().firstValue("X-Trace-Id").orElseThrow());

        var person = send("GET", "/nothing", null, Map.of("Accept", "text/html"));
        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void tellsAWrongMethodFromAWrongAddress() throws Exception {
        var answer = send("PATCH", "/api/session", "{}", Map.of("Origin", BASE));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(problem(answer)).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api//session, 400, invalid-request",
        "GET, /api/session;a=b, 400, invalid-request",
        "GET, /api/%2Fsession, 400, invalid-request",
        "TRACE, /api/session, 405, method-not-allowed",
        "GET, /error, 404, not-found",
    })
    void answersWithAProblemWhatComesToNoController(String method, String path, int status, String problem)
            throws Exception {
        var answer = send(method, path, null, Map.of("Origin", BASE));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(problem(answer)).isEqualTo(problem);
        assertThat(json.readTree(answer.body()).get("traceId").asString())
                .isEqualTo(answer.headers().firstValue("X-Trace-Id").orElseThrow());
    }

    @Test
    void answersPeopleWithAPageWhereNoControllerIsReached() throws Exception {
        var answer = send("GET", "/apps;a=b", null, Map.of("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<h1>The request is not valid</h1>")
                .contains(answer.headers().firstValue("X-Trace-Id").orElseThrow());
    }

    @Test
    void sendsItsSecurityHeaders() throws Exception {
        var headers = send("GET", "/api/session", null, Map.of()).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void repeatsItsAnswerUnderTheSameKey() throws Exception {
        String cookie = operator();
        String body = organization();
        var headers = Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8));

        var first = post("/api/organizations", body, headers);
        var second = post("/api/organizations", body, headers);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(problem(post("/api/organizations", organization(), headers))).isEqualTo("idempotency-key-reused");
    }

    /** A plain hash of a request that holds a password is a way around the password's own, slow one. */
    @Test
    void keepsNoHashByWhichABodyCouldBeGuessed() throws Exception {
        String cookie = operator();
        String body = organization();

        post("/api/organizations", body, Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8)));

        assertThat(sql.sql("select count(*) from gateway.idempotency_key where request_hash = any(:guesses)")
                        .param("guesses", new String[] {
                            Sha256.hex(body),
                            Sha256.hex("POST /api/organizations\n" + body),
                            Sha256.hex("POST /api/organizations?null\n" + body)
                        })
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void doesNotSpendTheKeyOfARefusedRequest() throws Exception {
        String cookie = operator();
        var headers = Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8));
        String refused = "{\"name\":\"X\",\"displayName\":\"x\"}";

        assertThat(post("/api/organizations", refused, headers).statusCode()).isEqualTo(400);
        assertThat(post("/api/organizations", organization(), headers).statusCode())
                .isEqualTo(201);
    }

    @Test
    void doesTheWorkOnceWhenAskedAtTheSameTime() throws Exception {
        String cookie = operator();
        String body = organization();
        var headers = Map.of("Cookie", cookie, "Idempotency-Key", ids.token(8));
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> post("/api/organizations", body, headers).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : callers.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        assertThat(post("/api/organizations", body, headers).statusCode()).isEqualTo(201);
    }

    private String organization() {
        return "{\"name\":\"o-" + ids.next().toString().substring(24) + "\",\"displayName\":\"An organization\"}";
    }

    private String operator() throws Exception {
        String email = "operator-" + ids.next() + "@edge.example";
        accounts.create(new NewAccount(email, true, "Operator", Secret.of(PASSWORD), Set.of(PlatformRole.OPERATOR)));
        var answer = post("/api/session", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}", Map.of());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private String problem(HttpResponse<String> answer) {
        return json.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers) throws Exception {
        var all = new HashMap<>(headers);
        all.put("Origin", BASE);
        return send("POST", path, body, all);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> headers)
            throws Exception {
        var request = request(path, headers)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .setHeader("Host", "localhost:8080");
        headers.forEach(request::setHeader);
        return request;
    }
}
