package dev.patchbay.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on this machine with one path for each integration that a test invents. */
final class Receiver {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** What a path answers. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, Received request) throws IOException;

        static Behaviour status(int status) {
            return (exchange, request) -> exchange.sendResponseHeaders(status, -1);
        }

        /** One after the other; the last for ever. */
        static Behaviour inTurn(Behaviour... each) {
            return (exchange, request) -> each[Math.min(request.number(), each.length) - 1].answer(exchange, request);
        }
    }

    /** A request as it came. */
    record Received(int number, String path, Map<String, String> headers, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String event() {
            return json().path("event").stringValue("");
        }

        long sequence() {
            return json().path("sequence").longValue();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    void on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    List<Received> at(String path) {
        return List.copyOf(received.getOrDefault(path, List.of()));
    }

    private void receive(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var list = received.computeIfAbsent(path, unknown -> new CopyOnWriteArrayList<>());
        // that of the moment before a test can know of it
        Behaviour behaviour = behaviours.getOrDefault(path, Behaviour.status(204));
        Received request;
        synchronized (list) {
            request = new Received(list.size() + 1, path, headers, body);
            list.add(request);
        }
        try (exchange) {
            behaviour.answer(exchange, request);
        }
    }

    static Stream<Long> sequences(List<Received> requests) {
        return requests.stream().map(Received::sequence);
    }
}
