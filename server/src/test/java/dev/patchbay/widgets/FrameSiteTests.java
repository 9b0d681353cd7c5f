package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.Sha256;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the widgets' host serves, with which words, and what it does not. */
class FrameSiteTests extends FramesScene {

    /** Documented are five seconds; the machine may be busy. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private BundleTable bundles;

    @Test
    void servesAFrameWithExactlyTheseHeaders() throws Exception {
        Widget widget = published(script());
        String sha = widget.sha256();

        var answer = frames("/w/" + sha + "/frame");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(headers(answer.headers()))
                .isEqualTo(Map.ofEntries(
                        Map.entry("access-control-allow-origin", "*"),
                        Map.entry("cache-control", "no-cache"),
                        Map.entry("connection-allowlist", "(response-origin)"),
                        Map.entry("content-type", "text/html;charset=UTF-8"),
                        Map.entry("cross-origin-resource-policy", "cross-origin"),
                        Map.entry(
                                "permissions-policy",
                                "camera=(), microphone=(), geolocation=(), fullscreen=(), payment=(), usb=(), clipboard-read=()"),
                        Map.entry("referrer-policy", "no-referrer"),
                        Map.entry("x-content-type-options", "nosniff"),
                        Map.entry(
                                "content-security-policy",
                                "sandbox allow-scripts; default-src 'none'; script-src " + WIDGETS + "/runtime.js "
                                        + WIDGETS
                                        + "/w/" + sha
                                        + "/bundle.js; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
                                        + "connect-src 'none'; worker-src 'none'; frame-src 'none'; form-action 'none'; "
                                        + "base-uri 'none'; frame-ancestors http://localhost:8080; report-uri "
                                        + WIDGETS
                                        + "/w/reports")));
        byte[] runtime = frames("/runtime.js").body().getBytes(StandardCharsets.UTF_8);
        assertThat(answer.body())
                .contains("<script src=\"/runtime.js\" integrity=\"sha384-"
                        + Base64.getEncoder()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-384").digest(runtime))
                        + "\" crossorigin=\"anonymous\" data-bundle=");
        String integrity =
                "sha256-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha));
        assertThat(answer.body())
                .contains("<link rel=\"preload\" as=\"script\" href=\"/w/" + sha + "/bundle.js\" integrity=\""
                        + integrity + "\" crossorigin=\"anonymous\">")
                .contains("data-bundle=\"/w/" + sha + "/bundle.js\" data-integrity=\"" + integrity + "\"></script>");
        assertThat(answer.body().split("<script", -1))
                .describedAs("the runtime alone, which runs the bundle")
                .hasSize(2);
    }

    @Test
    void servesBundlesForEverAndTheRuntimeForNow() {
        Widget widget = published(script() + " 'ä€😀';");

        var bundle = frames("/w/" + widget.sha256() + "/bundle.js");
        assertThat(bundle.body()).isEqualTo(widget.script());
        assertThat(headers(bundle.headers()))
                .isEqualTo(Map.of(
                        "access-control-allow-origin", "*",
                        "cache-control", "public, max-age=31536000, immutable",
                        "content-type", "text/javascript;charset=UTF-8",
                        "cross-origin-resource-policy", "cross-origin",
                        "referrer-policy", "no-referrer",
                        "timing-allow-origin", "*",
                        "x-content-type-options", "nosniff"));

        var runtime = frames("/runtime.js");
        assertThat(runtime.statusCode()).isEqualTo(200);
        assertThat(runtime.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(runtime.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(frames("HEAD", "/w/" + widget.sha256() + "/bundle.js", null).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/api/session",
                "/api/dashboard",
                "/v1/me",
                "/oidc/jwks",
                "/health",
                "/metrics",
                "/openapi.yaml",
                "/assets/index.js",
                "/widgets/runtime.js",
                "/runtime.js/",
                "/w/",
                "/w/0/frame",
                "/w/0000000000000000000000000000000000000000000000000000000000000000/frame",
                "/w/0000000000000000000000000000000000000000000000000000000000000000/bundle.js",
                "/w/0000000000000000000000000000000000000000000000000000000000000000/frame/",
                "/w/0000000000000000000000000000000000000000000000000000000000000000/0/frame",
                "/w/0000000000000000000000000000000000000000000000000000000000000000/0000000000000000000000000000000000000000000000000000000000000000/frame",
                "/w/0000000000000000000000000000000000000000000000000000000000000000/bundle.js.map",
                "/w/000000000000000000000000000000000000000000000000000000000000000A/frame"
            })
    void hasNothingElse(String path) {
        var answer = frames(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void isReadOnly(String method) {
        assertThat(frames(method, "/runtime.js", method.equals("OPTIONS") ? null : "{}")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void showsNothingOfThisOnTheBaseHost() {
        Widget widget = published(script());
        for (String path : new String[] {
            "/w/" + widget.sha256() + "/frame",
            "/w/" + widget.sha256() + "/bundle.js",
            "/runtime.js",
            "/widgets/runtime.js",
            "/META-INF/resources/widgets/runtime.js",
            "/w/reports"
        }) {
            assertThat(api("GET", path, null).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void neitherReadsNorSetsCookies() {
        Widget widget = published(script());
        signIn(person());

        for (String path : new String[] {"/w/" + widget.sha256() + "/frame", "/runtime.js", "/w/reports", "/nothing"}) {
            var answer = send(
                    "GET",
                    path,
                    null,
                    Map.of(
                            "Host",
                            "widgets.localhost:8080",
                            "Cookie",
                            "patchbay=x; __Host-patchbay=" + "y".repeat(43)));
            assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(answer.headers().firstValue("Vary").orElse("")).doesNotContainIgnoringCase("cookie");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/dashboard",
        "GET, /api/dashboard/choices",
        "POST, /api/dashboard/placements",
        "PUT, /api/dashboard/layout",
        "GET, /api/dashboard/placements/0198c000-0000-7000-8000-000000000000/storage/a",
        "PUT, /api/dashboard/placements/0198c000-0000-7000-8000-000000000000/storage/a",
        "POST, /api/dashboard/placements/0198c000-0000-7000-8000-000000000000/token",
        "GET, /api/live",
        "GET, /api/me",
        "GET, /api/installations",
        "DELETE, /api/session",
        "GET, /api/nothing"
    })
    void noFrameUsesTheInterfaceInSomebodysName(String method, String path) {
        signIn(person());

        var answer = api(method, path, method.equals("GET") ? null : Map.of(), "null");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer)).isEqualTo("cross-site-request");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void stopsAVersionThatIsYankedWithinFiveSeconds() {
        String first = script();
        Widget widget = published(first);
        serve(widget.name(), "patchbay.ready(); // the second of " + widget.name());
        draft(widget, "1.1.0");
        publishing.publish(widget.id(), null, developer.id());
        String second = Sha256.hex("patchbay.ready(); // the second of " + widget.name());
        assertThat(frames("/w/" + second + "/frame").statusCode()).isEqualTo(200);

        publishing.yank(widget.id(), "1.1.0", "It shows low tide at high tide.", developer.id());

        await().atMost(SOON).until(() -> frames("/w/" + second + "/frame").statusCode() == 410);
        await().atMost(SOON).until(() -> frames("/w/" + second + "/bundle.js").statusCode() == 410);
        assertThat(frames("/w/" + second + "/frame").body()).isEmpty();
        assertThat(frames("/w/" + widget.sha256() + "/frame").statusCode())
                .describedAs("the version before goes on")
                .isEqualTo(200);
    }

    @Test
    void stopsWhatAnOperatorTakesDownWhoeverPublishesIt() {
        Widget widget = published(script());
        Widget copy = published(widget.script());
        Account operator = person(PlatformRole.OPERATOR);
        signIn(developer);
        String takedown = "/api/console/bundles/" + widget.sha256() + "/takedown";
        assertThat(api("PUT", takedown, Map.of("reason", "Phishing.")).statusCode())
                .isEqualTo(403);
        assertThat(frames("/w/" + widget.sha256() + "/frame").statusCode()).isEqualTo(200);

        signIn(operator);
        assertThat(api("PUT", takedown, Map.of("reason", " ")).statusCode()).isEqualTo(400);
        assertThat(api("PUT", takedown, Map.of("reason", "Phishing.")).statusCode())
                .isEqualTo(204);

        await().atMost(SOON)
                .until(() -> frames("/w/" + widget.sha256() + "/frame").statusCode() == 410);
        assertThat(frames("/w/" + widget.sha256() + "/bundle.js").statusCode()).isEqualTo(410);
        draft(copy, "1.0.1");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> publishing.publish(copy.id(), null, developer.id())))
                .hasMessageContaining("widget");
        assertThat(audited("bundle.taken-down", widget.sha256())).isEqualTo(1);

        assertThat(api("DELETE", takedown, null).statusCode()).isEqualTo(204);
        await().atMost(SOON)
                .until(() -> frames("/w/" + widget.sha256() + "/frame").statusCode() == 200);
        assertThat(api("PUT", "/api/console/bundles/" + "0".repeat(64) + "/takedown", Map.of("reason", "None."))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsTheSameBytesOnceAndServesThemWhileOneVersionIsLeft() {
        Widget widget = published(script());
        draft(widget, "1.1.0");
        publishing.publish(widget.id(), null, developer.id());
        Widget other = published(widget.script());

        assertThat(kept(widget.sha256())).isEqualTo(1);
        publishing.yank(widget.id(), "1.1.0", "By mistake.", developer.id());

        assertThat(bundles.standing(new BundleId(widget.sha256()))).isEqualTo(BundleTable.Standing.LIVE);
        assertThat(bundles.pinned(other.id(), "1.0.0").orElseThrow().bundle().sha256())
                .isEqualTo(widget.sha256());
    }

    @Test
    void servesNoByteThatWasNotChecked() {
        Widget widget = published(script());
        jdbc.sql("update widgets.bundle set script = :script where sha256 = :sha256")
                .param("script", (widget.script() + " ").getBytes(StandardCharsets.UTF_8))
                .param("sha256", HexFormat.of().parseHex(widget.sha256()))
                .update();

        assertThat(frames("/w/" + widget.sha256() + "/bundle.js").statusCode()).isEqualTo(404);
        assertThat(audited("bundle.found-changed", widget.sha256())).isPositive();
    }

    @Test
    void forgetsBundlesThatNobodyNeeds() {
        Widget widget = published(script());
        serve(widget.name(), script());
        draft(widget, "1.1.0");
        publishing.publish(widget.id(), null, developer.id());
        jdbc.sql("update widgets.bundle set kept_at = kept_at - interval '2 days'")
                .update();
        bundles.forget();
        assertThat(kept(widget.sha256())).isEqualTo(1);

        publishing.yank(widget.id(), "1.0.0", "Old.", developer.id());
        bundles.forget();

        assertThat(kept(widget.sha256())).isZero();
        assertThat(bundles.standing(new BundleId(widget.sha256()))).isEqualTo(BundleTable.Standing.GONE);
    }

    private long kept(String sha256) {
        return jdbc.sql("select count(*) from widgets.bundle where sha256 = :id")
                .param("id", HexFormat.of().parseHex(sha256))
                .query(Long.class)
                .single();
    }

    /** Those that say something: not the trace id, and what the connection needs. */
    private static Map<String, String> headers(HttpHeaders headers) {
        Map<String, String> said = new TreeMap<>();
        headers.map().forEach((name, values) -> said.put(name, String.join(", ", values)));
        said.remove("x-trace-id");
        said.remove("content-length");
        said.remove("date");
        said.remove("vary");
        said.remove("connection");
        said.remove("keep-alive");
        return said;
    }
}
