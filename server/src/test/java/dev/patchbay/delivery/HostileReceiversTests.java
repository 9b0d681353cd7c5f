package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.patchbay.delivery.Receiver.Behaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Receivers that mean harm cost a bounded part of memory, and nobody else's events. */
class HostileReceiversTests extends DeliveryScenario {

    private static final int HOSTILE = 8;
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void costLittleMemoryHoweverMuchTheyAnswer() throws Exception {
        byte[] bomb = bomb();
        List<App> apps = new ArrayList<>();
        for (int i = 0; i < HOSTILE; i++) {
            apps.add(app(i % 2 == 0 ? HostileReceiversTests::endless : (exchange, request) -> explode(exchange, bomb)));
        }
        var good = app(Behaviour.status(204));
        var customer = customer();
        install(good, customer);
        awaitReceived(good, 1);
        long before = used();

        apps.forEach(app -> install(app, customer));
        until(() -> apps.stream().allMatch(app -> !receivedBy(app).isEmpty()));
        settle();

        // what others in this process hold for a moment goes by itself
        await().untilAsserted(() -> assertThat(used() - before).isLessThan(20 * MEGABYTE));
        assertThat(jdbc.sql("""
                                select count(*) from delivery.attempt
                                where integration_id = any (:apps) and response_cut and length(response_body) = 65536
                                """)
                        .param(
                                "apps",
                                apps.stream().map(app -> app.id().value()).toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(HOSTILE);
    }

    private static void endless(HttpExchange exchange, Receiver.Received request) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1_000_000; i++) {
            exchange.getResponseBody().write(block);
        }
    }

    private static void explode(HttpExchange exchange, byte[] bomb) throws IOException {
        exchange.getResponseHeaders().set("content-encoding", "gzip");
        exchange.sendResponseHeaders(200, bomb.length);
        exchange.getResponseBody().write(bomb);
    }

    /** A hundred megabytes that travel as a tenth of one. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[(int) MEGABYTE];
            Arrays.fill(block, (byte) 'x');
            for (int i = 0; i < 100; i++) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }

    /** After a collection: what is still referred to. */
    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
