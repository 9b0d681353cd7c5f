package dev.patchbay.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Patchbay, and widgets of a developer who means harm: published by the API, as anybody may, and on people's dashboards. */
final class WidgetScene implements AutoCloseable {

    /** Does what its settings say. */
    static final String TRICKSTER = "trickster";

    /** Runs, and never says so. */
    static final String SLEEPER = "sleeper";

    /** Says in the console that it runs, and what it hears. */
    static final String RECEIVER = "receiver";

    /** At most, in rows of the grid. */
    static final int MOST_ROWS = 12;

    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String WIDGET = """
            {"min_size": {"width": 2, "height": 2}, "default_size": {"width": 4, "height": 5},
             "max_size": {"width": 12, "height": %d},
             "config_schema": {"type": "object", "properties": {"act": {"type": "string", "title": "Act"}}}}
            """.formatted(MOST_ROWS);
    private static final String SCHEMA = """
            {"key": ["n"], "refresh_interval": 60,
             "schema": {"type": "object", "properties": {"n": {"type": "number"}}, "required": ["n"]}}
            """;

    private final HttpServer service;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DisposablePatchbay patchbay;
    private final Api operator;
    private final Observer observer;
    private final Observer control;
    private final String network;
    private final String trickster;

    private WidgetScene() throws IOException {
        network = resource("network.js");
        observer = Observer.start("");
        control = Observer.start("<!doctype html><title>Control</title><body>");
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        service.setExecutor(threads);
        service.createContext("/", exchange -> answer(exchange, "text/html", "<!doctype html><title>Widgets</title>"));
        service.start();
        int port = service.getAddress().getPort();
        patchbay = DisposablePatchbay.start("[]", List.of(port), Map.of());
        operator = patchbay.operator();
        trickster = network
                + resource("trickster.js")
                        .replace("%OBSERVER%", observer.address().toString())
                        .replace("%UDP%", Integer.toString(observer.udpPort()))
                        .replace("%BASE%", patchbay.base().toString());
        publish(TRICKSTER, trickster);
        publish(SLEEPER, "document.body.append('asleep');");
        publish(RECEIVER, resource("receiver.js"));
    }

    static WidgetScene start() throws IOException {
        return new WidgetScene();
    }

    DisposablePatchbay patchbay() {
        return patchbay;
    }

    Api operator() {
        return operator;
    }

    /** Whom the widgets try to reach. */
    Observer observer() {
        return observer;
    }

    /** Whom an ordinary page reaches by the same ways. */
    Observer control() {
        return control;
    }

    /** By the same ways as the widget: what {@code tryAll} is. */
    String network() {
        return network;
    }

    /** The bundle of {@link #TRICKSTER}. */
    String trickster() {
        return trickster;
    }

    static String titleOf(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private void publish(String name, String bundle) {
        publish(name, bundle, WIDGET, Map.of());
    }

    /**
     * Publishes by the API.
     *
     * @param widget what its manifest says of the widget
     * @param more of its manifest
     */
    void publish(String name, String bundle, String widget, Map<String, Object> more) {
        service.createContext("/" + name + "/manifest", exchange -> answer(exchange, "application/json", widget));
        service.createContext("/" + name + "/bundle", exchange -> answer(exchange, "text/javascript", bundle));
        service.createContext("/" + name + "/health", exchange -> answer(exchange, "application/json", "{}"));
        service.createContext("/" + name + "/schema", exchange -> answer(exchange, "application/json", SCHEMA));
        service.createContext("/" + name + "/data", exchange -> answer(exchange, "application/json", "[{\"n\": 1}]"));
        Api.Owned publisher = operator.organization("Makers of " + name);
        Api developer = publisher.api();
        developer.post("/api/developer/role", null).expect(200);
        developer
                .post(
                        "/api/developer/integrations",
                        Map.of(
                                "name",
                                name,
                                "displayName",
                                titleOf(name),
                                "type",
                                "widget",
                                "publisher",
                                Map.of("organizationId", publisher.id())))
                .expect(201);
        Map<String, Object> manifest = new HashMap<>(Map.of(
                "name",
                name,
                "display_name",
                titleOf(name),
                "version",
                "1.0.0",
                "type",
                "widget",
                "description",
                "Promises to be useful.",
                "base_url",
                address(name),
                "client",
                "per_installation",
                "events_transport",
                "pull",
                "install_targets",
                List.of("organization"),
                "widget",
                JSON.readTree(widget)));
        manifest.putAll(more);
        developer
                .put("/api/developer/integrations/" + name + "/draft", manifest)
                .expect(200);
        developer
                .post("/api/developer/integrations/" + name + "/versions", Map.of())
                .expect(201);
    }

    String address(String name) {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort()) + "/" + name;
    }

    /** Somebody new who has the widget on the dashboard, about to do what it is told. */
    Victim victim(String widget, String act) {
        var house = operator.organization("House of " + act);
        String installation = Installing.install(house, widget);
        Await.until(
                LONGEST,
                () -> "it cannot be placed: " + house.api().get("/api/dashboard/choices"),
                () -> house.api()
                        .get("/api/dashboard/choices")
                        .expect(200)
                        .get("choices")
                        .valueStream()
                        .anyMatch(choice -> choice.hasNonNull("frame")));
        DashboardRoom.place(house.api(), "integration", installation, "", Map.of("act", act));
        return new Victim(house, titleOf(widget));
    }

    /**
     * Somebody with a widget that means harm.
     *
     * @param title of the widget
     */
    record Victim(Api.Owned house, String title) {

        JsonNode frame() {
            return house.api()
                    .get("/api/dashboard")
                    .expect(200)
                    .get("placements")
                    .get(0)
                    .get("frame");
        }
    }

    Browser browserOf(Victim victim) {
        return Browser.open().at(patchbay.base()).signIn(victim.house().owner().login());
    }

    static String resource(String name) {
        try (var stream = WidgetScene.class.getResourceAsStream("/widgets/" + name)) {
            if (stream == null) {
                throw new AssertionError("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
    public void close() throws IOException {
        patchbay.close();
        observer.close();
        control.close();
        service.stop(0);
        threads.shutdownNow();
    }
}
