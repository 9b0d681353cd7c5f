package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.kernel.Slug;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version is never offered without what it shows; what it shows never changes; developers see it before anybody else. */
class PinnedBundlesTests extends FramesScene {

    @Autowired
    private BundleTable bundles;

    @Autowired
    private BundleFetching fetching;

    @Autowired
    private CatalogFile file;

    @Autowired
    private Throttle throttle;

    @Test
    void publishesNothingWithoutABundle() {
        Widget widget = widget("let a = ;");
        assertThat(refusal(widget)).contains("widget", "line 1, column 9");
        SERVER.on("/" + widget.name() + "/bundle", 404, "text/javascript", "");
        assertThat(refusal(widget)).contains("status 404");
        SERVER.on("/" + widget.name() + "/bundle", 200, "text/html", "<p>Not found</p>");
        assertThat(refusal(widget)).contains("text/javascript");
        serve(widget.name(), "/*" + "x".repeat(2 << 20) + "*/");
        assertThat(refusal(widget)).contains("512 kB");
        serve(widget.name(), "[".repeat(200_000));
        assertThat(refusal(widget)).contains("nested too deeply");
        SERVER.on("/" + widget.name() + "/bundle", (exchange, request) -> {
            exchange.getResponseHeaders().set("Location", "/" + widget.name() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });
        SERVER.on("/" + widget.name() + "/elsewhere", 200, "text/javascript", script());
        assertThat(refusal(widget)).contains("status 302");

        assertThat(publishing.versions(widget.id())).isEmpty();
        assertThat(catalog.get(widget.id()).published()).isFalse();
    }

    @Test
    void showsWhatWasCheckedWhateverTheServerGivesLater() {
        Widget widget = published(script());
        serve(widget.name(), "patchbay.stolen();");

        assertThat(frames("/w/" + widget.sha256() + "/bundle.js").body()).isEqualTo(widget.script());
        assertThat(frames("/w/" + Sha256.hex("patchbay.stolen();") + "/bundle.js")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void fetchesWhatWasOfferedBeforeThereWereFrames() {
        Widget widget = published(script());
        jdbc.sql("delete from widgets.pinned where integration_id = :id")
                .param("id", widget.id().value())
                .update();

        fetching.scheduleMissing();

        await().until(() -> bundles.pinned(widget.id(), "1.0.0").isPresent());
        assertThat(bundles.pinned(widget.id(), "1.0.0").orElseThrow().bundle().sha256())
                .isEqualTo(widget.sha256());
    }

    @Test
    void fetchesWhatTheCatalogFileListsOnceItsServerIsThere() throws Exception {
        String name = "f-" + ids.next();
        String script = script();
        manifest(name, "1.0.0");
        SERVER.on("/" + name + "/bundle", 503, "text/plain", "");
        IntegrationId id = list(name, "Shows the tide.");
        await().until(() -> !SERVER.asked("/" + name + "/bundle").isEmpty());
        assertThat(bundles.pinned(id, "1.0.0")).isEmpty();

        serve(name, script);
        await().until(() -> bundles.pinned(id, "1.0.0").isPresent());
        assertThat(frames("/w/" + Sha256.hex(script) + "/frame").statusCode()).isEqualTo(200);

        String changed = script();
        serve(name, changed);
        list(name, "Shows the tide of today.");
        await().until(() -> bundles.pinned(id, "1.0.0")
                .filter(pinned -> pinned.bundle().sha256().equals(Sha256.hex(changed)))
                .isPresent());
    }

    @Test
    void givesNoBundleToAVersionThatIsTakenBackWhileItsServerIsAsked() {
        Widget widget = published(script());
        draft(widget, "1.1.0");
        publishing.publish(widget.id(), null, developer.id());
        jdbc.sql("delete from widgets.pinned where integration_id = :id and version = '1.1.0'")
                .param("id", widget.id().value())
                .update();
        var offered = catalog.get(widget.id());
        byte[] late = script().getBytes(StandardCharsets.UTF_8);
        SERVER.on("/" + widget.name() + "/bundle", (exchange, request) -> {
            if (publishing.version(widget.id(), "1.1.0").live()) {
                publishing.yank(widget.id(), "1.1.0", "By mistake.", developer.id());
            }
            exchange.getResponseHeaders().set("Content-Type", "text/javascript");
            exchange.sendResponseHeaders(200, late.length);
            exchange.getResponseBody().write(late);
        });

        fetching.fetchMissing(offered);

        assertThat(publishing.version(widget.id(), "1.1.0").live()).isFalse();
        assertThat(bundles.pinned(widget.id(), "1.1.0")).isEmpty();
    }

    @Test
    void fetchesTheDraftOfOneIntegrationSoManyTimesADay() {
        Widget widget = widget(script());
        var day = Duration.ofDays(1);
        for (int i = 0; i < 200; i++) {
            throttle.take("widgets:fetches-a-day:" + widget.id(), new Allowance(200, day, day));
        }
        signIn(developer);

        var refused = api("POST", "/api/developer/integrations/" + widget.name() + "/widget/fetch", null);

        assertThat(problem(refused)).isEqualTo("too-many-fetches");
        assertThat(json(refused).path("detail").asString()).contains("200 times a day", "in 24 hours");
        Widget other = widget(script());
        assertThat(api("POST", "/api/developer/integrations/" + other.name() + "/widget/fetch", null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsDevelopersTheirDraftForAWhileAndNobodyElse() {
        Widget widget = widget("let tide = 1;\nlet ebb = = 2;");
        String path = "/api/developer/integrations/" + widget.name() + "/widget";
        signIn(developer);
        assertThat(json(api("GET", path, null)).path("fetchedAt").isNull()).isTrue();

        JsonNode faulty = json(api("POST", path + "/fetch", null));
        assertThat(faulty.path("fault").path("line").asInt()).isEqualTo(2);
        assertThat(faulty.path("fault").path("column").asInt()).isEqualTo(11);
        assertThat(faulty.path("frame").isNull()).isTrue();

        String script = script();
        serve(widget.name(), script);
        JsonNode good = json(api("POST", path + "/fetch", null));
        assertThat(good.path("draft").asBoolean()).isTrue();
        assertThat(good.path("bytes").asInt()).isEqualTo(script.length());
        assertThat(good.path("budgetBytes").asInt()).isEqualTo(512 * 1024);
        assertThat(good.path("fault").isNull()).isTrue();
        String url = good.path("frame").path("url").asString();
        assertThat(url).startsWith(WIDGETS + "/w/").doesNotContain(Sha256.hex(script));
        var frame = frames(url.substring(WIDGETS.length()));
        assertThat(frame.statusCode()).isEqualTo(200);
        assertThat(frame.body()).contains("/w/" + Sha256.hex(script) + "/bundle.js");
        assertThat(frames("/w/" + Sha256.hex(script) + "/frame").statusCode())
                .describedAs("not under its own hash, which others may work out")
                .isEqualTo(404);

        Account stranger = person(PlatformRole.DEVELOPER);
        signIn(stranger);
        assertThat(api("GET", path, null).statusCode()).isEqualTo(404);
        assertThat(api("POST", path + "/fetch", null).statusCode()).isEqualTo(404);

        jdbc.sql("update widgets.preview set until = until - interval '31 minutes' where integration_id = :id")
                .param("id", widget.id().value())
                .update();
        await().until(() -> frames(url.substring(WIDGETS.length())).statusCode() == 404);
        assertThat(jdbc.sql("select count(*) from widgets.preview where encode(address, 'hex') = :address")
                        .param("address", url.substring(url.indexOf("/w/") + 3, url.lastIndexOf('/')))
                        .query(Long.class)
                        .single())
                .describedAs("what stands in the address is not kept")
                .isZero();
    }

    @Test
    void tellsDashboardsWhatToShowAndWhyNot() {
        Widget widget = published(script());
        Account person = person();
        InstallationId installation = install(widget, person);
        signIn(person);

        JsonNode placement = place(installation);

        JsonNode frame = placement.path("frame");
        assertThat(frame.path("url").asString()).isEqualTo(WIDGETS + "/w/" + widget.sha256() + "/frame");
        assertThat(frame.path("minSize").path("w").asInt()).isEqualTo(2);
        assertThat(frame.path("maxSize").path("w").asInt()).isEqualTo(12);
        assertThat(frame.path("maxSize").path("h").asInt()).isEqualTo(9);
        assertThat(frame.path("connectDomains").isEmpty()).isTrue();

        String second = script();
        serve(widget.name(), second);
        draft(widget, "1.1.0");
        publishing.publish(widget.id(), null, developer.id());
        await().until(() ->
                dashboard().path("frame").path("sha256").asString("").equals(Sha256.hex(second)));
        publishing.yank(widget.id(), "1.1.0", "By mistake.", developer.id());
        await().until(() ->
                dashboard().path("frame").path("sha256").asString("").equals(widget.sha256()));
    }

    @Test
    void keepsWhatAWidgetKeepsWithinBoundsAndForThisPersonAlone() {
        Account person = person();
        InstallationId installation = install(published(script()), person);
        signIn(person);
        String storage =
                "/api/dashboard/placements/" + place(installation).path("id").asString() + "/storage/";

        assertThat(json(api("GET", storage + "view", null)).path("value").isNull())
                .isTrue();
        assertThat(api("PUT", storage + "view", Map.of("value", Map.of("days", List.of(3, "\u0000ä"))))
                        .statusCode())
                .isEqualTo(204);
        assertThat(json(api("GET", storage + "view", null)).path("value").toString())
                .isEqualTo("{\"days\":[3,\"\\u0000ä\"]}");
        assertThat(api("PUT", storage + "view", Map.of()).statusCode()).isEqualTo(400);
        assertThat(api("PUT", storage + "-view", Map.of("value", 1)).statusCode())
                .isEqualTo(400);
        assertThat(api("PUT", storage + "large", Map.of("value", "x".repeat(64 * 1024)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(api("DELETE", storage + "view", null).statusCode()).isEqualTo(204);
        for (int i = 0; i < 64; i++) {
            assertThat(api("PUT", storage + "key" + i, Map.of("value", i)).statusCode())
                    .isEqualTo(204);
        }
        assertThat(problem(api("PUT", storage + "one-more", Map.of("value", 1))))
                .isEqualTo("widget-storage-full");
        assertThat(api("PUT", storage + "key0", Map.of("value", "again")).statusCode())
                .isEqualTo(204);

        signIn(person());
        assertThat(api("GET", storage + "key0", null).statusCode()).isEqualTo(404);
        assertThat(api("PUT", storage + "key0", Map.of("value", 1)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysWhoLooksToTheDevelopersServerAloneAndForAMinute() {
        Widget widget = published(
                script(), "\"scopes\": [\"profile:read\"], \"scope_purposes\": {\"profile:read\": \"To greet you.\"}");
        Account person = person();
        InstallationId installation = install(widget, person);
        signIn(person);
        String token =
                "/api/dashboard/placements/" + place(installation).path("id").asString() + "/token";

        var answer = api("POST", token, Map.of("audience", "self"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(answer).path("expiresIn").asInt()).isEqualTo(60);
        List<String> parts = List.of(json(answer).path("token").asString().split("\\.", -1));
        JsonNode claims = decoded(parts.get(1));
        assertThat(decoded(parts.get(0)).path("typ").asString()).isEqualTo("patchbay-widget+jwt");
        assertThat(claims.path("aud").asString()).isEqualTo(SERVER.url("/" + widget.name()));
        assertThat(claims.path("sub").asString()).isEqualTo(person.id().toString());
        assertThat(claims.path("installation_id").asString()).isEqualTo(installation.toString());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
        assertThat(api("POST", token, Map.of("audience", "https://evil.example"))
                        .statusCode())
                .isEqualTo(400);
        var me = send(
                "GET",
                "/v1/me",
                null,
                Map.of(
                        "Host",
                        "localhost:8080",
                        "Authorization",
                        "Bearer " + json(answer).path("token").asString()));
        assertThat(me.statusCode()).describedAs("nothing of ours takes it").isEqualTo(401);
        signIn(person());
        assertThat(api("POST", token, Map.of("audience", "self")).statusCode()).isEqualTo(404);
    }

    @Test
    void saysItToNobodyWhereNobodyAgreed() {
        Account person = person();
        InstallationId installation = install(published(script()), person);
        signIn(person);
        var answer = api(
                "POST",
                "/api/dashboard/placements/" + place(installation).path("id").asString() + "/token",
                Map.of("audience", "self"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer)).isEqualTo("scope-not-granted");
        assertThat(json(answer).path("scope").asString()).isEqualTo("profile:read");
    }

    private String refusal(Widget widget) {
        var refused = catchThrowableOfType(
                ProblemException.class, () -> publishing.publish(widget.id(), null, developer.id()));
        assertThat(refused).isNotNull();
        assertThat(refused.problem().slug()).isEqualTo("checks-failed");
        return refused.members().toString();
    }

    private JsonNode dashboard() {
        return json(api("GET", "/api/dashboard", null)).path("placements").path(0);
    }

    private IntegrationId list(String name, String description) throws Exception {
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, """
                        - name: %1$s
                          display_name: Display of %1$s
                          type: widget
                          version: 1.0.0
                          description: %2$s
                          base_url: %3$s
                          install_targets: [user]
                          widget: {min_size: {width: 2, height: 1}, max_size: {width: 20, height: 9}}
                        """.formatted(name, description, SERVER.url("/" + name))), false);
        Files.delete(path);
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    private static JsonNode decoded(String part) {
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
