package dev.patchbay.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app's webhook endpoint under a story's control: keeps what it is sent and answers as it is told. */
final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> answer(exchange, 200);

    private Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    static Receiver start() throws IOException {
        return new Receiver(0);
    }

    /** Another one in the place of one that was closed. */
    static Receiver startAt(int port) throws IOException {
        return new Receiver(port);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    Receiver answering(Answering how) {
        answering = how;
        return this;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    /** What was delivered of one installation, by event id, the first attempt of each. */
    List<Delivery> of(String installation) {
        return deliveries.stream()
                .filter(delivery ->
                        delivery.json().path("installationId").asString("").equals(installation))
                .toList();
    }

    static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(", ", header.getValue())));
        if (exchange.getRequestURI().getPath().equals("/health")) {
            answer(exchange, 200);
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            answering.answer(exchange);
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Answering how = answering; // of the moment before a story can know of it
        deliveries.add(new Delivery(
                exchange.getRequestURI().getPath(),
                headers,
                text,
                text.isEmpty() ? JSON.nullNode() : JSON.readTree(text)));
        how.answer(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** How to answer. */
    @FunctionalInterface
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** One request that arrived. */
    record Delivery(String path, Map<String, String> headers, String body, JsonNode json) {

        String event() {
            return json().get("event").asString();
        }

        long sequence() {
            return json().get("sequence").asLong();
        }

        String id() {
            return json().get("id").asString();
        }
    }
}
