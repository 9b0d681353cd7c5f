package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Answers that nobody can read, or should: nothing of them is taken, and they cost no more than they may. */
class BadAnswersTests extends SourceScene {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void takesNothingOfAnAnswerThatCannotBeRead() {
        poll();
        for (String body : List.of(
                "[{\"symbol\":\"RUM\",\"price\":1},{\"symbol\":",
                "{\"rows\":[]}",
                "[" + "[".repeat(100) + "]".repeat(100) + "]",
                "[{\"symbol\":\"RUM\",\"symbol\":\"GIN\",\"price\":1}]",
                "<html>",
                "",
                "[" + "0,".repeat(600_000) + "0]",
                "[" + "0,".repeat(10_000) + "0]",
                "{\"records\":[],\"next\":7}")) {
            data(body);
            assertThat(poll().outcome()).startsWith("answer-");
        }
        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    @Test
    void takesNothingOfHalfAnAnswer() {
        data((exchange, request) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("[{\"symbol\":\"RUM\",\"price\":1}]".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        assertThat(poll().outcome()).isEqualTo("silent-invalid-answer");
        assertThat(there()).isEmpty();
    }

    @Test
    void readsNoMoreOfAnEndlessBodyOrABombThanItMay() throws IOException {
        byte[] bomb = bomb();
        data((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.length);
            exchange.getResponseBody().write(bomb);
        });
        assertThat(poll().outcome()).isEqualTo("silent-too-large");

        data((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(spaces);
            }
        });
        assertThat(poll().outcome()).isEqualTo("silent-too-large");
    }

    @Test
    void waitsForNobodyWhoDrips() {
        data((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(20_000_000);
            }
        });
        long start = System.nanoTime();

        assertThat(poll().outcome()).isEqualTo("silent-timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void followsNoRedirectInside() {
        var inside = "/" + name + "/secrets";
        SERVER.on(inside, 200, "application/json", "[{\"symbol\":\"KEY\",\"price\":1}]");
        data((exchange, request) -> {
            exchange.getResponseHeaders().set("Location", SERVER.url(inside));
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(poll().outcome()).isEqualTo("status");
        assertThat(SERVER.asked(inside)).isEmpty();
    }

    @Test
    void endsWithASchemaThatTakesTooLong() {
        String deep = IntStream.range(0, 30)
                .mapToObj(i -> "\"d%d\": {\"allOf\": [{\"$ref\": \"#/$defs/d%d\"}, {\"$ref\": \"#/$defs/d%d\"}]}"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(","));
        schema("{\"$ref\": \"#/$defs/d0\", \"$defs\": {" + deep + ", \"d30\": {}}}", "none");
        data(IntStream.range(0, 2_000)
                .mapToObj(n -> "{\"symbol\":\"S" + n + "\"}")
                .collect(Collectors.joining(",", "[", "]")));

        var report = poll();

        assertThat(there()).isEmpty();
        assertThat(report.counts().accepted()).isZero();
    }

    /** A hundred megabytes that travel as a tenth of one. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[MEGABYTE];
            for (int i = 0; i < 100; i++) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
