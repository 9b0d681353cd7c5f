package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EdgeTests extends EdgeScene {

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost:9999", "127.0.0.1:8080"})
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

    @ParameterizedTest
    @ValueSource(strings = {"/%61pi/session", "/ap%69/session", "/%761/me", "/v%31/me", "/%6Fidc/jwks", "/%4C"})
    void refusesPathsThatHideTheirBeginning(String path) throws Exception {
        var answer = send("GET", path, null, Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/cbor"})
    void readsAndWritesNothingButJson(String type) throws Exception {
        var request = request("/api/session", Map.of("Origin", BASE, "Content-Type", type))
                .POST(HttpRequest.BodyPublishers.ofString("email: a@b.example\nemail: c@d.example\npassword: none\n"));

        assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
        var answer = send("GET", "/api/session", null, Map.of("Accept", type));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain(type);
        assertThat(answer.statusCode()).isEqualTo(406);
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

    @ParameterizedTest
    @CsvSource({
        "/api/session, application/*",
        "/api/session, */*",
        "/api/session, json",
        "/api/session, application/json; charset=never",
        "/api/console/platform/logo?variant=light, image/*",
        "/api/organizations/0198c000-0000-7000-8000-000000000000/invitations/import, text/*",
        "/oidc/token, application/*",
        "/login, */*",
    })
    void saysThatATypeOfBodyIsNone(String path, String type) throws Exception {
        var request = request(path, Map.of("Origin", BASE, "Content-Type", type))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem(answer)).isEqualTo("unsupported-media-type");
    }

    @Test
    void showsNothingOfItsInsides() throws Exception {
        assertThat(send("GET", "/actuator", null, Map.of()).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/metrics", null, Map.of()).statusCode()).isEqualTo(404);
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

    @ParameterizedTest
    @CsvSource({
        "/api/nothing, text/event-stream, 404, not-found",
        "/api/session/nothing, image/png, 404, not-found",
        "/v1/events, text/event-stream, 401, invalid-token",
        "/api/apps?action=never, text/event-stream, 400, invalid-request",
        "/api/apps?action=never, application/xml;q=0.1, 400, invalid-request",
        "/api/apps?action=never, nonsense, 400, invalid-request",
        "/api/installations, text/event-stream, 401, sign-in-required",
    })
    void saysWhatIsWrongWhateverTheCallerWouldLikeToRead(String path, String accept, int status, String problem)
            throws Exception {
        var answer = send("GET", path, null, Map.of("Accept", accept));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(problem(answer)).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443",
                "CONNECT localhost:8080 HTTP/1.1\r\nHost: localhost:8080",
                "POST /api/session HTTP/1.1\r\nHost: localhost:8080\r\nTransfer-Encoding: xchunked",
                "POST /v1/data HTTP/1.1\r\nHost: localhost:8080\r\nTransfer-Encoding: gzip, chunked",
                "GET /api/session HTTP/3.7\r\nHost: localhost:8080"
            })
    void takesNoFaultUponItselfForWhatItDoesNotDo(String head) throws Exception {
        String answer = raw(head + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (405|501|505) .*");
        assertThat(answer)
                .contains("application/problem+json", "/problems/not-implemented")
                .doesNotContain("internal-error", "our side", "trace id");
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
}
