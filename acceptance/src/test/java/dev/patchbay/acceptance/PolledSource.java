package dev.patchbay.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A data source that wants to be polled each second, and tells a higher price each time. */
final class PolledSource implements AutoCloseable {

    static final String NAME = "second-hand";

    private static final String SCHEMA = BrokerScene.SCHEMA.replace("60", "1");
    private static final Duration THINKING = Duration.ofMillis(50);

    private HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private PolledSource() throws IOException {
        server = listening(0);
    }

    private HttpServer listening(int port) throws IOException {
        var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        made.setExecutor(threads);
        made.createContext("/schema", exchange -> answer(exchange, SCHEMA));
        made.createContext("/data", exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(THINKING.toNanos());
            now.decrementAndGet();
            answer(exchange, "[{\"symbol\":\"SEC\",\"price\":%d}]".formatted(polls.incrementAndGet()));
        });
        made.start();
        return made;
    }

    static PolledSource start() throws IOException {
        return new PolledSource();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on nobody listens at its address. */
    void dies() {
        server.stop(0);
    }

    /** Listens again where it did, and counts on. */
    void returns() throws IOException {
        server = listening(port());
    }

    /** Its entry in a catalog. */
    String entry() {
        return """
                - name: %s
                  display_name: Second Hand
                  version: 1.0.0
                  type: data_source
                  description: Counts how often it is asked.
                  author: {name: Stories}
                  base_url: http://127.0.0.1:%d
                  client: per_installation
                  events_transport: pull
                  install_targets: [organization]
                  scopes: ["data:write"]
                  scope_purposes: {"data:write": Sends what it counts.}
                  published: true
                """.formatted(NAME, port());
    }

    /** How often it was asked for its records. */
    int polls() {
        return polls.get();
    }

    /** How often at once, at most. */
    int mostAtOnce() {
        return most.get();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
