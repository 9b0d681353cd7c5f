package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources that mean harm: whatever they answer, the poll ends within bounds and with a reason, the next one is due, and what they
 * brought before is still there.
 */
class HostileSourcesTests extends SourceScene {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration BOUND = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1e12",
                "1000000000000",
                "9223372036854775808",
                "1.5",
                "60.0",
                "\"60\"",
                "null",
                "[60]",
                "1e999999999"
            })
    void takesNoIntervalThatNobodyCouldKeep(String interval) {
        schema("{\"schema\": %s, \"refresh_interval_seconds\": %s, \"key\": [\"symbol\"]}".formatted(PRICE, interval));

        assertThat(refusedSchema()).isNotEmpty();
    }

    @Test
    void takesNoSchemaThatIsTooDeepTooLargeOrHasTooManyParts() throws IOException {
        var answers = new ArrayList<Answer>();
        String nested = "{\"items\":".repeat(10_000) + "{}" + "}".repeat(10_000);
        answers.add(Answer.of(described(nested)));
        answers.add(Answer.of(described("{\"allOf\":".repeat(30) + "[{\"allOf\":[".repeat(30))));
        answers.add(Answer.of(described("{\"title\":\"" + "x".repeat(10 * MEGABYTE) + "\"}")));
        answers.add(Answer.of(described("{\"enum\":[" + "0,".repeat(60_000) + "0]}")));
        answers.add(Answer.of(described("{\"const\":" + "9".repeat(100_000) + "}")));
        answers.add(Answer.of("{\"a\":1,\"a\":" + described(PRICE) + "}"));
        answers.add(Answer.zipped(described("{\"title\":\"" + "x".repeat(10 * MEGABYTE) + "\"}")));
        for (Answer answer : answers) {
            schema(answer);
            assertThat(refusedSchema()).as(answer.toString()).isNotEmpty();
        }
    }

    /** What stands in a schema is told to its publisher, kept, and compared with the next one. */
    @Test
    void takesNoTextThatNobodyCanKeepIntoASchema() {
        for (String bad : List.of("\\u0000", "\\ud800", "\\udfff\\ud800", "\\u202e")) {
            for (String schema : List.of(
                    "{\"title\": \"%s\"}",
                    "{\"properties\": {\"symbol\": {\"type\": \"string\"}, \"%s\": {\"type\": \"string\"}}}",
                    "{\"properties\": {\"symbol\": {\"enum\": [\"%s\"]}}}",
                    "{\"patternProperties\": {\"%s\": {\"type\": \"string\"}}}",
                    "{\"properties\": {\"symbol\": {\"pattern\": \"%s\"}}}",
                    "{\"$ref\": \"#/%s\"}",
                    "{\"type\": \"%s\"}")) {
                schema(described(schema.formatted(bad)));
                askSchemaAgain();
                assertThat(poll().outcome()).as(schema.formatted(bad)).isIn("ok", "schema-unusable", "schema-refused");
            }
            schema("{\"schema\": %s, \"refresh_interval_seconds\": 60, \"key\": [\"%s\"]}".formatted(PRICE, bad));
            askSchemaAgain();
            assertThat(poll().outcome()).as("key " + bad).isIn("ok", "schema-unusable", "schema-refused");
        }
        schema(PRICE, "none");
        askSchemaAgain();
        assertThat(poll().outcome()).as("a good one is taken afterwards").isEqualTo("ok");
    }

    /** The difference from the schema in use is told in its words. */
    @Test
    void keepsWhatNobodyCanKeepOutOfTheDifference() {
        poll();
        for (String bad : List.of("\\u0000", "\\ud800")) {
            schema(described("""
                    {"type": "object", "required": ["symbol", "price", "%1$s"], "properties": {"symbol": {"enum": ["%1$s"]},
                     "price": {"type": "string"}, "%1$s": {"type": "string"}}}""".formatted(bad)));
            askSchemaAgain();

            assertThat(poll().outcome()).as(bad).isEqualTo("ok");
            assertThat(there()).containsOnlyKeys("[\"TEA\"]");
            assertThat(sources.schemas(source)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "%00", "🦜", "a&cursor=b#c", "../../secrets", "?", " ", "\\u202e"})
    void takesACursorForNothingButAText(String cursor) {
        data((exchange, request) -> {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            byte[] body = ("{\"records\":[{\"symbol\":\"TEA\",\"price\":1}],\"next\":\"" + cursor + query.length()
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        for (int i = 0; i < 2; i++) {
            assertThat(poll().outcome()).isIn("goes-on", "cursor-circles");
        }

        assertThat(asked()).as("nothing else was asked for").hasSizeGreaterThan(3);
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udfff\\ud800"})
    void takesNoCursorThatCouldNotBeKept(String cursor) {
        data("{\"records\":[{\"symbol\":\"TEA\",\"price\":1}],\"next\":\"" + cursor + "\"}");

        assertThat(poll().outcome()).isEqualTo("answer-bad-cursor");
        assertThat(statistics.glance(source).failures()).isEqualTo(1);
    }

    /** A source that has no end is read on, poll after poll, and no poll reads more than its share. */
    @Test
    void readsNoMoreAtOnceOfASourceThatHasNoEnd() {
        var page = new AtomicInteger();
        data((exchange, request) -> {
            byte[] body = "{\"records\":[{\"symbol\":\"S%1$d\",\"price\":1}],\"next\":\"%1$d\"}"
                    .formatted(page.incrementAndGet())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        for (int polled = 1; polled <= 20; polled++) {
            assertThat(poll().outcome()).isEqualTo("goes-on");
            assertThat(page.get()).isEqualTo(3 * polled);
        }

        assertThat(there()).as("no more keys than it may have").hasSize(50);
        assertThat(asked().getLast().path()).isEqualTo("/" + name + "/data");
    }

    @Test
    void runsAPatternThatWouldTakeForEverElsewhere() {
        schema(described("""
                {"type": "object", "properties": {"symbol": {"type": "string"}, "note": {"pattern": "^(a+)+$"}}}"""));
        data("[{\"symbol\":\"RUM\",\"note\":\"%s!\"},{\"symbol\":\"TEA\",\"note\":\"aaa\"}]"
                .formatted("a".repeat(3_000)));

        assertThat(withinBounds(this::poll).counts()).isEqualTo(new PollReport.Counts(1, 0, 1));
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    /** Only what says true is a deletion; anything else is a record like others, and held against the schema. */
    @Test
    void deletesNothingByAccident() {
        poll();
        for (String almost : List.of("false", "\"true\"", "1", "[true]", "{\"a\":true}", "null", "\"yes\"")) {
            data("[{\"symbol\":\"TEA\",\"price\":-1,\"_deleted\":%s}]".formatted(almost));

            assertThat(poll().counts().accepted()).as(almost).isZero();
            assertThat(there()).as(almost).containsOnlyKeys("[\"TEA\"]");
        }
    }

    @Test
    void asksNoSchemaAndNoDataAtAnAddressThatTheSourceNames() {
        for (String location : List.of(
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]:" + port + "/api/session",
                "http://localhost:" + port + "/api/session",
                "file:///etc/passwd",
                "//127.0.0.1:" + port + "/health/ready")) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                SERVER.on("/" + name + "/schema", (exchange, request) -> {
                    exchange.getResponseHeaders().set("Location", location);
                    exchange.sendResponseHeaders(status, -1);
                });
                var report = poll();
                assertThat(report.outcome()).isEqualTo("schema-status");
                assertThat(report.status()).isEqualTo(status);
            }
        }
    }

    @Test
    void endsAPollOfASchemaThatDrips() {
        SERVER.on("/" + name + "/schema", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 5_000; i++) {
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(20_000_000);
            }
        });

        assertThat(withinBounds(this::poll).outcome()).isEqualTo("schema-timeout");
    }

    @Test
    void keepsNoHeaderThatIsNoTag() {
        for (String tag : List.of("x".repeat(300), "\u00e9\u00ff", "W/\"\"", "*", "\"a\", \"b\"", "\t")) {
            data((exchange, request) -> {
                exchange.getResponseHeaders().set("ETag", tag);
                byte[] body = "[{\"symbol\":\"TEA\",\"price\":1}]".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            });
            for (int i = 0; i < 3; i++) {
                assertThat(poll().outcome()).as(tag).isEqualTo("ok");
            }
        }
    }

    /** A clock that goes wrong elsewhere moves nothing here. */
    @Test
    void hasNothingOfTheClockOfASource() {
        data((exchange, request) -> {
            exchange.getResponseHeaders().set("Date", "Tue, 31 Dec 2075 23:59:59 GMT");
            exchange.getResponseHeaders().set("Last-Modified", "Tue, 31 Dec 2075 23:59:59 GMT");
            exchange.getResponseHeaders().set("Expires", "Tue, 31 Dec 2075 23:59:59 GMT");
            exchange.getResponseHeaders().set("Age", "-1");
            byte[] body = "[{\"symbol\":\"TEA\",\"price\":1}]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        var now = clock.instant();

        assertThat(Duration.between(now, polls.poll(Shelf.ofAll(source)).orElseThrow()))
                .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(90));
        assertThat(lastPoll().at()).isBetween(now, now.plusSeconds(30));
    }

    private static String described(String schema) {
        return "{\"schema\": %s, \"refresh_interval_seconds\": 60, \"key\": [\"symbol\"], \"compatibility\": \"none\"}"
                .formatted(schema);
    }

    private void schema(Answer answer) {
        SERVER.on("/" + name + "/schema", (exchange, request) -> {
            if (answer.zipped) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, answer.body.length);
            exchange.getResponseBody().write(answer.body);
        });
    }

    /** Why the schema that is answered is not used; nothing was asked for records then. */
    private String refusedSchema() {
        int before = asked().size();
        var report = withinBounds(this::poll);
        assertThat(report.outcome()).startsWith("schema-");
        assertThat(asked()).hasSize(before);
        assertThat(sources.of(source).orElseThrow().schema()).isNull();
        return report.outcome() + report.detail();
    }

    private static PollReport withinBounds(Supplier<PollReport> poll) {
        long start = System.nanoTime();
        var report = poll.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        return report;
    }

    /** A body as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(byte[] body, boolean zipped) {

        static Answer of(String text) {
            return new Answer(text.getBytes(StandardCharsets.UTF_8), false);
        }

        static Answer zipped(String text) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return new Answer(bytes.toByteArray(), true);
        }

        @Override
        public String toString() {
            return new String(body, 0, Math.min(body.length, 80), StandardCharsets.ISO_8859_1);
        }
    }
}
