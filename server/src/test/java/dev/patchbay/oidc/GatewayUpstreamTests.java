package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to a server behind the gateway, and what comes back. */
class GatewayUpstreamTests extends GatewayScene {

    @Test
    void saysWhoCallsAsVerified() throws Exception {
        String token = person();
        assertThat(get("/v1/echo/a/b?q=1&q=%C3%A4", token).body()).isEqualTo("{\"upstream\":true}");

        var asked = UPSTREAM.last();
        assertThat(asked.target()).hasToString("/echo/a/b?q=1&q=%C3%A4");
        assertThat(asked.header("X-User-Id")).isEqualTo(apps.member.account().toString());
        assertThat(asked.header("X-Client-Id")).isEqualTo(apps.desk.clientId());
        assertThat(asked.header("X-Scopes")).isEqualTo("email openid organization profile");
        assertThat(asked.header("X-Installation-Id"))
                .isEqualTo(apps.desk.installation().id().toString());
        assertThat(asked.header("X-Organization-Id")).isEqualTo(apps.organization.toString());
        assertThat(asked.header("X-Forwarded-Host")).isEqualTo("localhost:8080");
        assertThat(asked.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(asked.header("Host")).isEqualTo(UPSTREAM.address().replace("http://", ""));
        assertThat(asked.header("Authorization")).isEmpty();
        assertThat(asked.headers().toString()).doesNotContain(token);

        SignedJWT assertion = SignedJWT.parse(asked.header("X-Patchbay-Assertion"));
        var keys = JWKSet.parse(browser().get("/oidc/jwks").body());
        var key = keys.getKeyByKeyId(assertion.getHeader().getKeyID()).toECKey();
        assertThat(assertion.verify(new ECDSAVerifier(key))).isTrue();
        var claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly(UPSTREAM.address());
        assertThat(claims.getSubject()).isEqualTo(apps.member.account().toString());
        assertThat(claims.getClaims())
                .containsEntry("caller", "delegated")
                .containsEntry("client_id", apps.desk.clientId())
                .containsEntry("user_id", apps.member.account().toString())
                .containsEntry("organization_id", apps.organization.toString())
                .containsEntry("installation_id", apps.desk.installation().id().toString());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(get("/v1/echo/x", assertion.serialize()).statusCode()).isEqualTo(401);
        assertThat(browser().get("/oidc/me", assertion.serialize()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void tellsNoUserWhereNobodyIsPresent() {
        get("/v1/echo/x", machine());

        assertThat(UPSTREAM.last().header("X-User-Id")).isEmpty();
        assertThat(UPSTREAM.last().header("X-Organization-Id")).isEqualTo(apps.organization.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user-id",
                "X_User_Id",
                "X-User_Id",
                "X.User.Id",
                "X-Client-Id",
                "x_client_id",
                "X-Scopes",
                "X-INSTALLATION-ID",
                "X_Organization-Id",
                "X-Patchbay-Assertion",
                "X_Patchbay_Assertion",
                "X-Patchbay-Anything",
                "Forwarded",
                "X-Forwarded-For",
                "X_Forwarded_Host",
                "X-Forwarded-Prefix",
                "X-Real-IP",
                "X-HTTP-Method-Override",
                "X_Original_URL",
                "X-Rewrite-URL",
                "True-Client-IP",
                "Cookie",
                "Proxy-Authorization",
                "TE",
                "Trailer"
            })
    void dropsWhatOnlyWeMaySay(String name) {
        send(call("/v1/echo/x", machine()).header(name, "forged").header("X-Kept", "yes"));

        assertThat(UPSTREAM.last().header("X-Kept")).isEqualTo("yes");
        assertThat(UPSTREAM.last().headers().toString()).doesNotContain("forged");
    }

    @Test
    void carriesMethodBodyAndOrdinaryHeaders() {
        var answer = send(call("/v1/echo/x", machine())
                .header("Content-Type", "application/json")
                .header("If-None-Match", "\"7\"")
                .header("Idempotency-Key", "k1")
                .method("PATCH", BodyPublishers.ofString("{\"ä\":1}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        var asked = UPSTREAM.last();
        assertThat(asked.method()).isEqualTo("PATCH");
        assertThat(asked.body()).isEqualTo("{\"ä\":1}");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.header("Content-Length")).isEqualTo("8");
        assertThat(asked.header("If-None-Match")).isEqualTo("\"7\"");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("k1");
        send(call("/v1/writing", machine()).POST(BodyPublishers.noBody()));
        assertThat(UPSTREAM.last().target()).hasToString("/deep/writing");
        assertThat(UPSTREAM.last().header("Content-Length")).isEqualTo("0");
    }

    @Test
    void letsTheUpstreamServerSpeakForItselfButNotForOurOrigin() {
        UPSTREAM.at("/echo/loud", exchange -> {
            exchange.getResponseHeaders()
                    .putAll(Map.of(
                            "Set-Cookie", List.of("patchbay=stolen; Path=/"),
                            "Strict-Transport-Security", List.of("max-age=1"),
                            "Clear-Site-Data", List.of("\"*\""),
                            "Access-Control-Allow-Origin", List.of("*"),
                            "Content-Security-Policy", List.of("script-src *"),
                            "X-Patchbay-Anything", List.of("x"),
                            "Location", List.of(UPSTREAM.address() + "/echo/next?x=1"),
                            "Cache-Control", List.of("max-age=60"),
                            "ETag", List.of("\"1\""),
                            "Content-Type", List.of("text/html")));
            exchange.sendResponseHeaders(201, 4);
            exchange.getResponseBody().write("made".getBytes(StandardCharsets.UTF_8));
        });

        var answer = get("/v1/echo/loud", machine());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("made");
        assertThat(header(answer, "ETag")).isEqualTo("\"1\"");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=60");
        assertThat(header(answer, "Location")).isEqualTo(BASE + "/v1/echo/next?x=1");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
        assertThat(header(answer, "Vary")).contains("Authorization");
        for (String dropped : List.of(
                "Set-Cookie",
                "Strict-Transport-Security",
                "Clear-Site-Data",
                "Access-Control-Allow-Origin",
                "X-Patchbay-Anything")) {
            assertThat(header(answer, dropped)).as(dropped).isEmpty();
        }
    }

    @Test
    void saysWhenTheUpstreamServerIsAway() {
        var away = get("/v1/away", machine());
        assertThat(away.statusCode()).isEqualTo(502);
        assertThat(problem(away)).isEqualTo("upstream-unreachable");
        assertThat(away.body()).doesNotContain("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 400, 401, 404, 409, 429, 500, 503})
    void handsOnWhateverTheUpstreamServerAnswersOnce(int status) {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        UPSTREAM.at("/echo/status", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
        });

        assertThat(get("/v1/echo/status", machine()).statusCode()).isEqualTo(status);
        assertThat(asked).hasValue(1);
    }
}
