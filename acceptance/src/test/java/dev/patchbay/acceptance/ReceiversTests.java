package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Receivers that hang, drip, are slow, are gone, are busy, or answer without an end cost their own events alone. */
class ReceiversTests {

    private static final int ORGANIZATIONS = 4;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int KEPT = 64 * 1024;
    private static final int BUSY_SECONDS = 9;
    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Receiver.Answering SLOW = exchange -> {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        Receiver.answer(exchange, 200);
    };

    private final Map<String, Receiver> receivers = new LinkedHashMap<>();
    private final Set<String> putOff = ConcurrentHashMap.newKeySet();

    @Test
    void costTheirOwnEventsAloneAndLittleMemory() throws Exception {
        byte[] bomb = bomb();
        begin("neighbour", exchange -> Receiver.answer(exchange, 200));
        begin("dripping", ReceiversTests::drip);
        begin("slow", SLOW);
        begin("gone", exchange -> Receiver.answer(exchange, 410));
        begin("busy", this::putOffOnce);
        begin("endless", ReceiversTests::endless);
        begin("bomb", exchange -> explode(exchange, bomb));
        var entries = receivers.entrySet().stream()
                .map(app -> Catalogs.app(app.getKey(), app.getValue().address()));
        var ports = receivers.values().stream().map(Receiver::port).toList();
        try (var patchbay = DisposablePatchbay.start(
                Catalogs.of(entries.toArray(String[]::new)),
                ports,
                Map.of("PATCHBAY_DELIVERY_TIMEOUT", TIMEOUT.toSeconds() + "s"))) {
            var operator = patchbay.operator();
            var organizations = new ArrayList<Api.Owned>();
            for (int i = 0; i < ORGANIZATIONS; i++) {
                organizations.add(operator.organization("Number " + i));
            }
            var first = organizations.removeFirst();
            Installing.install(first, "neighbour");
            Installing.install(first, "endless"); // so that the classes of it are there
            long before = patchbay.heap();

            for (var organization : organizations) {
                for (String app : receivers.keySet()) {
                    if (!app.equals("neighbour")) {
                        Installing.begin(organization, app);
                    }
                }
            }
            Await.until(
                    LONGEST,
                    () -> "nobody drips",
                    () -> receiver("dripping").deliveries().size() >= 3);
            for (var organization : organizations) {
                Installing.install(organization, "neighbour");
            }
            assertThat(receiver("neighbour").deliveries())
                    .as("each in one attempt, while others hang")
                    .hasSize(ORGANIZATIONS);

            awaitAll(operator, "slow", "delivered");
            awaitAll(operator, "endless", "delivered");
            awaitAll(operator, "bomb", "delivered");
            cutWhatHasNoEnd(operator);
            givesUpOnDrips(operator);
            leavesAloneWhoIsGone(operator);
            comesAgainWhenTheBusyOneSaidSo(operator);
            assertThat(patchbay.heap() - before).as("growth of the heap").isLessThan(20L * MEGABYTE);
        } finally {
            receivers.values().forEach(Receiver::close);
        }
    }

    private void begin(String app, Receiver.Answering how) throws IOException {
        receivers.put(app, Receiver.start().answering(how));
    }

    private Receiver receiver(String app) {
        return Objects.requireNonNull(receivers.get(app));
    }

    private static void cutWhatHasNoEnd(Api operator) {
        for (String app : List.of("endless", "bomb")) {
            assertThat(deliveries(operator, app)).allSatisfy(delivery -> {
                JsonNode attempt = lastAttempt(operator, app, delivery);
                assertThat(attempt.get("responseCut").asBoolean()).isTrue();
                assertThat(attempt.get("responseBody").asString()).hasSize(KEPT);
            });
        }
    }

    private static void givesUpOnDrips(Api operator) {
        Await.until(
                LONGEST,
                () -> "dripping: " + deliveries(operator, "dripping"),
                () -> deliveries(operator, "dripping").stream()
                        .allMatch(delivery -> delivery.get("attempts").asInt() > 0));
        assertThat(deliveries(operator, "dripping")).allSatisfy(delivery -> {
            JsonNode attempt = lastAttempt(operator, "dripping", delivery);
            assertThat(attempt.get("delivered").asBoolean()).isFalse();
            assertThat(Duration.ofMillis(attempt.get("latencyMs").asLong()))
                    .isBetween(TIMEOUT.minusMillis(100), TIMEOUT.multipliedBy(10));
        });
    }

    private void leavesAloneWhoIsGone(Api operator) {
        Supplier<JsonNode> endpoint =
                () -> operator.get("/api/developer/integrations/gone/endpoint").expect(200);
        Await.until(
                LONGEST,
                () -> "gone: " + endpoint.get(),
                () -> endpoint.get().at("/disabled/because").asString("").equals("gone"));
        Supplier<JsonNode> told =
                () -> operator.get("/api/me/notices").expect(200).get("notices");
        Await.until(
                LONGEST,
                () -> "nobody is told: " + told.get(),
                () -> told.get()
                        .valueStream()
                        .anyMatch(notice -> notice.get("kind").asString().startsWith("endpoint")));
        assertThat(receiver("gone").deliveries())
                .as("never again, and nothing of others that was not on its way")
                .hasSizeLessThan(ORGANIZATIONS)
                .extracting(Receiver.Delivery::id)
                .doesNotHaveDuplicates();
    }

    private void comesAgainWhenTheBusyOneSaidSo(Api operator) {
        awaitAll(operator, "busy", "delivered");
        var attempts = receiver("busy").deliveries();
        assertThat(putOff).isNotEmpty().allSatisfy(event -> {
            var moments = attempts.stream()
                    .filter(attempt -> attempt.id().equals(event))
                    .map(ReceiversTests::sentAt)
                    .toList();
            assertThat(moments).hasSize(2);
            assertThat(Duration.between(moments.getFirst(), moments.getLast()))
                    .as("not before it asked for, rather than after the usual five seconds")
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(BUSY_SECONDS - 1)); // whole seconds are told
        });
    }

    private static void awaitAll(Api operator, String app, String state) {
        Await.until(
                LONGEST,
                () -> app + ": " + deliveries(operator, app),
                () -> deliveries(operator, app).stream()
                        .allMatch(delivery -> delivery.get("state").asString().equals(state)));
    }

    private static List<JsonNode> deliveries(Api operator, String app) {
        return operator.get("/api/developer/integrations/" + app + "/deliveries")
                .expect(200)
                .get("deliveries")
                .valueStream()
                .toList();
    }

    private static JsonNode lastAttempt(Api operator, String app, JsonNode delivery) {
        String event = delivery.get("eventId").asString();
        return operator.get("/api/developer/integrations/" + app + "/deliveries/" + event)
                .expect(200)
                .get("attempts")
                .valueStream()
                .reduce((earlier, later) -> sent(later).isAfter(sent(earlier)) ? later : earlier)
                .orElseThrow();
    }

    private static Instant sent(JsonNode attempt) {
        return Instant.parse(attempt.get("at").asString());
    }

    private static Instant sentAt(Receiver.Delivery delivery) {
        return Instant.ofEpochSecond(Long.parseLong(delivery.headers().get("webhook-timestamp")));
    }

    /** Asks to be left alone for a while, once for each event. */
    private void putOffOnce(HttpExchange exchange) throws IOException {
        if (putOff.add(exchange.getRequestHeaders().getFirst("webhook-id"))) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(BUSY_SECONDS));
            Receiver.answer(exchange, 429);
        } else {
            Receiver.answer(exchange, 200);
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 1000; i++) {
                body.write('.');
                body.flush();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1_000_000; i++) {
            exchange.getResponseBody().write(block);
        }
    }

    private static void explode(HttpExchange exchange, byte[] bomb) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, bomb.length);
        exchange.getResponseBody().write(bomb);
        exchange.close();
    }

    /** A hundred megabytes that travel as a tenth of one. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] block = "x".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
