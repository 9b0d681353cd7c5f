package dev.patchbay.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Hosts widgets, and publishes them by the API as anybody may, each as a publisher of its own. */
final class WidgetDeveloper implements AutoCloseable {

    /** A widget's height at most, in rows of the grid. */
    static final int MOST_ROWS = 12;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = """
            {"min_size": {"width": 2, "height": 2}, "default_size": {"width": 4, "height": 5},
             "max_size": {"width": 12, "height": %d},
             "config_schema": {"type": "object", "properties": {"act": {"type": "string", "title": "Act"}}}}
            """.formatted(MOST_ROWS);
    private static final String SCHEMA = """
            {"key": ["n"], "refresh_interval_seconds": 60,
             "schema": {"type": "object", "properties": {"n": {"type": "number"}}, "required": ["n"]}}
            """;

    private final HttpServer service;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WidgetDeveloper() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        service.setExecutor(threads);
        serve("/", "text/html", "<!doctype html><title>Widgets</title>");
        service.start();
    }

    static WidgetDeveloper start() throws IOException {
        return new WidgetDeveloper();
    }

    /** Patchbay must be let there. */
    int port() {
        return service.getAddress().getPort();
    }

    /** What a widget is called by people. */
    static String titleOf(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * What is published.
     *
     * @param n of its one record
     * @param form what its manifest says of the widget
     * @param more of its manifest
     */
    record Widget(String name, String bundle, int n, String form, Map<String, Object> more) {

        /** One whose one setting is called {@code act}. */
        static Widget of(String name, String bundle) {
            return new Widget(name, bundle, 1, FORM, Map.of());
        }

        Widget saying(int other) {
            return new Widget(name, bundle, other, form, more);
        }

        Widget with(String otherForm, Map<String, Object> others) {
            return new Widget(name, bundle, n, otherForm, others);
        }
    }

    /** @param operator of the Patchbay where it is published */
    void publish(Api operator, Widget widget) {
        draft(operator, widget)
                .api()
                .post("/api/developer/integrations/" + widget.name() + "/versions", Map.of())
                .expect(201);
    }

    /** Saves its first draft; whose it is. */
    Api.Owned draft(Api operator, Widget widget) {
        String name = widget.name();
        serve("/" + name + "/manifest", "application/json", widget.form());
        serve("/" + name + "/bundle", "text/javascript", widget.bundle());
        serve("/" + name + "/health", "application/json", "{}");
        serve("/" + name + "/schema", "application/json", SCHEMA);
        serve("/" + name + "/data", "application/json", "[{\"n\": %d}]".formatted(widget.n()));
        Api.Owned publisher = operator.organization("Makers of " + name);
        Api developer = publisher.api();
        developer.post("/api/developer/role", null).expect(200);
        Map<String, Object> integration = Map.of(
                "name",
                name,
                "displayName",
                titleOf(name),
                "type",
                "widget",
                "publisher",
                Map.of("organizationId", publisher.id()));
        developer.post("/api/developer/integrations", integration).expect(201);
        save(publisher, widget);
        return publisher;
    }

    /** Saves the next draft, whose bundle is another one. */
    void redraw(Api.Owned publisher, Widget widget) {
        String bundle = "/" + widget.name() + "/bundle";
        service.removeContext(bundle);
        serve(bundle, "text/javascript", widget.bundle());
        save(publisher, widget);
    }

    private void save(Api.Owned publisher, Widget widget) {
        publisher
                .api()
                .put("/api/developer/integrations/" + widget.name() + "/draft", manifest(widget))
                .expect(200);
    }

    private Map<String, Object> manifest(Widget widget) {
        Map<String, Object> manifest = new HashMap<>(Map.of(
                "name",
                widget.name(),
                "display_name",
                titleOf(widget.name()),
                "version",
                "1.0.0",
                "type",
                "widget",
                "description",
                "Promises to be useful.",
                "base_url",
                address(widget.name()),
                "client",
                "per_installation",
                "events_transport",
                "pull",
                "install_targets",
                List.of("organization"),
                "widget",
                JSON.readTree(widget.form())));
        manifest.putAll(widget.more());
        return manifest;
    }

    String address(String widget) {
        return "http://127.0.0.1:" + port() + "/" + widget;
    }

    private void serve(String path, String type, String text) {
        service.createContext(path, exchange -> answer(exchange, type, text));
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        service.stop(0);
        threads.shutdownNow();
    }
}
