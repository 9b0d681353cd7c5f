package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers who come late see what is there and then each change, none twice and none missing. */
class NewestTests extends SourceScene {

    @Test
    void givesAReaderWhoStartsLateEverythingOnceWhileOthersWrite() throws Exception {
        poll();
        Map<String, Double> written = new ConcurrentHashMap<>();
        Map<String, Double> seen = new HashMap<>();
        List<Long> versions = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int writer = w;
                writers.add(threads.submit(() -> {
                    var random = new Random(writer);
                    for (int i = 0; i < 40; i++) {
                        // each writer has keys of its own, so that the last value is known
                        String symbol = "W" + writer + "-" + random.nextInt(6);
                        double price = i + 1 + writer / 10.0;
                        ingest.accept(source, null, List.of(price(symbol, price)));
                        written.put("[\"" + symbol + "\"]", price);
                    }
                }));
            }
            Newest.@Nullable Position at = null;
            boolean over = false;
            while (true) {
                boolean last = over;
                var part = newest.snapshot(source, null, at, 7);
                at = part.next();
                part.records().forEach(record -> {
                    versions.add(record.version());
                    seen.put(record.key(), record.value().path("price").asDouble());
                });
                if (last && !part.more()) {
                    break;
                }
                over = writers.stream().allMatch(Future::isDone);
            }
            for (var writer : writers) {
                writer.get();
            }
        }

        seen.remove("[\"TEA\"]");
        assertThat(seen).isEqualTo(written);
        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void letsAReaderWhoWasAwayForTooLongBeginAnew() {
        data("[{\"symbol\":\"TEA\",\"price\":1},{\"symbol\":\"RUM\",\"price\":2}]");
        poll();
        var away = newest.snapshot(source, null, null, 1);
        assertThat(away.more()).isTrue();
        var present = newest.snapshot(source, null, null, 10).next();

        data("[{\"symbol\":\"TEA\",\"_deleted\":true}]");
        poll();
        var heard = newest.snapshot(source, null, present, 10);
        assertThat(heard.records()).extracting(SourceRecord::deleted).containsExactly(true);
        clock.advance(Duration.ofDays(8));
        upkeep.forget();

        var late = newest.snapshot(source, null, away.next(), 10);
        assertThat(late.anew()).isTrue();
        assertThat(late.records()).extracting(SourceRecord::key).containsExactly("[\"RUM\"]");
        assertThat(newest.snapshot(source, null, heard.next(), 10).anew()).isFalse();

        // and one who begins now, part by part, is not sent back to the beginning for ever
        var first = newest.snapshot(source, null, null, 1);
        assertThat(newest.snapshot(source, null, first.next(), 1).anew()).isFalse();
    }

    @Test
    void showsAnInstallationWhatAllShareAndWhatIsItsOwn() {
        poll();
        var other = install();
        ingest.accept(source, installation.id(), List.of(price("MINE", 1)));
        ingest.accept(source, other.id(), List.of(price("THEIRS", 1)));

        assertThat(keys(newest.snapshot(source, installation.id(), null, 10)))
                .containsExactly("[\"TEA\"]", "[\"MINE\"]");
        assertThat(keys(newest.snapshot(source, other.id(), null, 10))).containsExactly("[\"TEA\"]", "[\"THEIRS\"]");
        assertThat(keys(newest.snapshot(source, null, null, 10))).containsExactly("[\"TEA\"]");
    }

    private static List<String> keys(Newest.Part part) {
        return part.records().stream().map(SourceRecord::key).toList();
    }

    private static JsonNode price(String symbol, double price) {
        return JsonMapper.shared().createObjectNode().put("symbol", symbol).put("price", price);
    }
}
