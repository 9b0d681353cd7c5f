package dev.patchbay.vetting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
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
import javax.imageio.ImageIO;

/** A developer's server on this machine, whose paths answer as a test wants; 404 where it wants nothing. */
public final class TestIntegration implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What a path does with a request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, Asked request) throws IOException;
    }

    /** A request as it came. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    public TestIntegration() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** One that keeps every rule as far as its type is concerned. */
    static TestIntegration healthy() {
        var integration = new TestIntegration();
        integration.on("/health", 200, "application/json", "{\"status\":\"up\"}");
        integration.on("/", 200, "text/html", "<html><script src=\"/app.js\"></script><p>Hello</p></html>");
        integration.on("/privacy", 200, "text/html", "Privacy");
        integration.on("/terms", 200, "text/html", "Terms");
        integration.on("/support", 200, "text/html", "Support");
        integration.on("/icon.png", 200, "image/png", png(256, 256));
        return integration;
    }

    public TestIntegration on(String path, int status, String type, String body) {
        return on(path, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public TestIntegration on(String path, int status, String type, byte[] body) {
        return on(path, (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    public TestIntegration on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    static Behaviour redirect(String location) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    static byte[] png(int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path.equals(path)).toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String path = exchange.getRequestURI().getPath();
        var request = new Asked(
                exchange.getRequestMethod(),
                path,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        // that of the moment before a test can know of it
        Behaviour behaviour = behaviours.getOrDefault(path, (unknown, _) -> unknown.sendResponseHeaders(404, -1));
        asked.add(request);
        try (exchange) {
            behaviour.answer(exchange, request);
        } catch (IOException hungUp) {
            // the door closes what it does not want to read
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
