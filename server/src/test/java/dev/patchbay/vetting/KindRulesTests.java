package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of single kinds of integrations: data, widget and webhook. */
class KindRulesTests extends RuleTrial {

    private static final String SECRET = "whsec_bG9uZyBlbm91Z2ggdG8gYmUgYSBzZWNyZXQhIQ==";

    private static final String SCHEMA = """
            {"schema": {"type": "object", "required": ["symbol", "price"], "properties": {
              "symbol": {"type": "string", "pattern": "^[A-Z]+$"}, "price": {"type": "number"}}},
             "refresh_interval_seconds": 60, "key": ["symbol"], "compatibility": "compatible"}""";

    private final DataCheck data = new DataCheck(null, CPU);
    private final WidgetCheck widget = new WidgetCheck(new WidgetFiles(EGRESS, new Scripts(), 4096));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"symbol\":\"BTC\",\"price\":1.5},{\"symbol\":\"ETH\",\"price\":2}]",
                "{\"records\":[{\"symbol\":\"BTC\",\"price\":1.5},{\"symbol\":\"ETH\",\"_deleted\":true}],\"next\":null}"
            })
    void passesRecordsThatAgreeWithTheirSchema(String records) {
        serve(SCHEMA, records);

        var result = run(data, manifest("data_source", Map.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.evidence()).containsEntry("records", 2).containsEntry("checked", 2);
    }

    @Test
    void tellsWhichRecordDoesNotAgreeAndWhere() {
        serve(SCHEMA, "[{\"symbol\":\"BTC\",\"price\":1.5},{\"symbol\":\"ETH\",\"price\":\"much\"}]");

        var result = run(data, manifest("data_source", Map.of()));

        assertThat(mend(result)).isEqualTo("data.mismatch");
        assertThat(result.evidence()).containsEntry("record", 1).containsEntry("pointer", "/price");
    }

    @Test
    void failsRecordsWithoutTheirKeyAndAnswersThatAreNoRecords() {
        assertThat(held(SCHEMA, "[{\"price\":1.5}]")).isEqualTo("data.mismatch");
        assertThat(held(SCHEMA, "{\"rows\":[]}")).isEqualTo("data.no-list");
        assertThat(held(SCHEMA, "[1e999")).isEqualTo("data.unreadable");
        assertThat(held(SCHEMA, "[]")).isEqualTo("data.empty");
        assertThat(held(SCHEMA, records(10_001))).isEqualTo("data.too-many-records");
        assertThat(held(SCHEMA, "[" + "[".repeat(100) + "]".repeat(100) + "]")).isEqualTo("data.unreadable");
        assertThat(held(SCHEMA, "[" + "0,".repeat(600_000) + "0]")).isEqualTo("data.too-many-parts");
        server.on("/data", 500, "text/plain", "");
        assertThat(mend(run(data, manifest("data_source", Map.of())))).isEqualTo("data.status");
        server.on("/data", 401, "text/plain", "");
        assertThat(run(data, manifest("data_source", Map.of())).outcome()).isEqualTo(Outcome.WARNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"schema\": {\"type\": \"object\"}, \"key\": [\"symbol\"]}",
                "{\"schema\": {\"type\": \"object\"}, \"refresh_interval_seconds\": 0, \"key\": [\"symbol\"]}",
                "{\"schema\": {\"type\": \"object\"}, \"refresh_interval_seconds\": 1e999, \"key\": [\"symbol\"]}",
                "{\"schema\": {\"type\": \"object\"}, \"refresh_interval_seconds\": 60}",
                "{\"schema\": {\"$ref\": \"https://evil.example.com/a.json\"}, \"refresh_interval_seconds\": 60, \"key\": [\"a\"]}",
                "{\"schema\": {\"properties\": {\"a\": {\"pattern\": \"(?=x)y\"}}}, \"refresh_interval_seconds\": 60, \"key\": [\"a\"]}",
                "{\"schema\": {\"$ref\": \"#/nowhere\"}, \"refresh_interval_seconds\": 60, \"key\": [\"a\"]}"
            })
    void failsSchemasThatCannotBeUsed(String schema) {
        assertThat(held(schema, "[{\"a\":\"x\"}]")).isEqualTo("data.schema");
    }

    @Test
    void endsWithinBoundsHoweverMuchASchemaAsksFor() {
        // each of thirty definitions asks for the next one twice: 2^30 steps
        String definitions = IntStream.range(0, 30)
                .mapToObj(i -> "\"d%d\": {\"allOf\": [{\"$ref\": \"#/$defs/d%d\"}, {\"$ref\": \"#/$defs/d%d\"}]}"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(","));
        String endless = "{\"schema\": {\"$ref\": \"#/$defs/d0\", \"$defs\": {" + definitions
                + ", \"d30\": {}}}, \"refresh_interval_seconds\": 60, \"key\": [\"a\"]}";
        assertThat(held(endless, "[{\"a\":\"x\"}]")).isEqualTo("data.mismatch");

        // and this one asks for itself
        assertThat(held(
                        "{\"schema\": {\"$ref\": \"#\"}, \"refresh_interval_seconds\": 60, \"key\": [\"a\"]}",
                        "[{\"a\":1}]"))
                .isIn("data.mismatch", "data.schema");

        // linear on RE2, exponential elsewhere
        serve(
                "{\"schema\": {\"properties\": {\"a\": {\"pattern\": \"^(a+)+$\"}}}, \"refresh_interval_seconds\": 60, \"key\": [\"a\"]}",
                "[{\"a\":\"" + "a".repeat(5_000) + "!\"}]");
        assertThat(mend(run(data, manifest("data_source", Map.of())))).isEqualTo("data.mismatch");
    }

    private static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"symbol\":\"A\",\"price\":1}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void serve(String schema, String records) {
        server.on("/schema", 200, "application/json", schema);
        server.on("/data", 200, "application/json", records);
    }

    private String held(String schema, String records) {
        serve(schema, records);
        return mend(run(data, manifest("data_source", Map.of())));
    }

    @Test
    void passesAWidgetWhoseManifestAndBundleAreInOrder() {
        server.on("/manifest", 200, "application/json", "{\"min_size\": {\"height\": 1, \"width\": 2}}");
        server.on("/bundle", 200, "text/javascript; charset=utf-8", "(() => { patchbay.ready(); })();");

        var result =
                run(widget, manifest("widget", Map.of("widget", Map.of("min_size", Map.of("width", 2, "height", 1)))));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsAWidgetThatSaysSomethingElseOrShipsTooMuch() {
        var described = manifest("widget", Map.of("widget", Map.of("connect_domains", List.of("api.example.com"))));
        server.on("/bundle", 200, "text/javascript", "(() => { patchbay.ready(); })();");
        server.on("/manifest", 200, "application/json", "{\"connect_domains\": [\"evil.example.com\"]}");
        assertThat(mend(run(widget, described))).isEqualTo("widget.manifest-differs");
        server.on("/manifest", 200, "application/json", "<html>");
        assertThat(mend(run(widget, described))).isEqualTo("widget.manifest-unreadable");
        server.on("/manifest", 404, "application/json", "");
        assertThat(mend(run(widget, described))).isEqualTo("widget.status");

        server.on("/manifest", 200, "application/json", "{\"connect_domains\": [\"api.example.com\"]}");
        assertThat(run(widget, described).outcome()).isEqualTo(Outcome.PASSED);
        server.on("/bundle", 200, "text/javascript", "x".repeat(4097));
        assertThat(mend(run(widget, described))).isEqualTo("widget.bundle-too-large");
        server.on("/bundle", 302, "text/javascript", "");
        assertThat(mend(run(widget, described))).isEqualTo("widget.status");
        server.on("/bundle", 200, "text/html", "(() => { patchbay.ready(); })();");
        assertThat(mend(run(widget, described))).isEqualTo("widget.no-script");
    }

    @Test
    void passesAHandlerThatVerifiesSignatureAndTime() {
        server.on("/hook", (exchange, request) -> exchange.sendResponseHeaders(verified(request) ? 204 : 401, -1));

        var result = run(webhook(SECRET), manifest("app", Map.of("webhook_url", server.url("/hook"))));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.evidence())
                .containsEntry("good", 204)
                .containsEntry("forged", 401)
                .containsEntry("old", 401);
        assertThat(server.asked("/hook").getFirst().body()).contains("\"example\":true");
    }

    @Test
    void failsAHandlerThatBelievesEverybody() {
        server.on("/hook", 200, "text/plain", "ok");
        assertThat(tried()).isEqualTo("webhook.forged-accepted");
    }

    @Test
    void failsAHandlerThatDoesNotLookAtTheTime() {
        server.on("/hook", (exchange, request) -> exchange.sendResponseHeaders(signed(request) ? 200 : 401, -1));
        assertThat(tried()).isEqualTo("webhook.old-accepted");
    }

    @Test
    void failsAHandlerThatRefusesEverybodyOrBreaksDown() {
        server.on("/hook", 401, "text/plain", "");
        assertThat(tried()).isEqualTo("webhook.good");
        server.on("/hook", (exchange, request) -> exchange.sendResponseHeaders(verified(request) ? 200 : 500, -1));
        assertThat(tried()).isEqualTo("webhook.forged");
    }

    @Test
    void triesNoHandlerWithoutTheSecretAndNoneWhereNothingIsTold() {
        assertThat(mend(run(webhook(null), manifest("app", Map.of("webhook_url", server.url("/hook"))))))
                .isEqualTo("webhook.no-secret");
        assertThat(mend(run(webhook(SECRET), manifest("app", Map.of("events_transport", "pull")))))
                .isEqualTo("webhook.none");
        assertThat(server.asked("/hook")).isEmpty();
    }

    @Test
    void triesAnAppWithoutWebhookAddressBelowItsLifecycle() {
        server.on(
                "/lifecycle/install",
                (exchange, request) -> exchange.sendResponseHeaders(verified(request) ? 200 : 401, -1));

        assertThat(run(webhook(SECRET), manifest("app", Map.of())).outcome()).isEqualTo(Outcome.PASSED);
    }

    private String tried() {
        return mend(run(webhook(SECRET), manifest("app", Map.of("webhook_url", server.url("/hook")))));
    }

    private static WebhookCheck webhook(@org.jspecify.annotations.Nullable String secret) {
        return new WebhookCheck(new OwnSecretTrials(
                secret == null ? null : Secret.of(secret), new Ids(Clock.systemUTC()), Clock.systemUTC()));
    }

    /** Judged by the reference library of Standard Webhooks. */
    private static boolean verified(TestIntegration.Asked request) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        try {
            new Webhook(SECRET).verify(request.body(), HttpHeaders.of(headers, (name, value) -> true));
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }

    /** A handler that knows the secret and forgets the time. */
    private static boolean signed(TestIntegration.Asked request) throws IOException {
        try {
            String expected = new Webhook(SECRET)
                    .sign(
                            request.headers().getOrDefault("webhook-id", ""),
                            Long.parseLong(request.headers().getOrDefault("webhook-timestamp", "")),
                            request.body());
            return expected.equals(request.headers().getOrDefault("webhook-signature", ""));
        } catch (Exception broken) {
            throw new IOException(broken);
        }
    }
}
