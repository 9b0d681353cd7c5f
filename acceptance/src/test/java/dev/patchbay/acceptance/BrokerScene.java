package dev.patchbay.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A Patchbay with Kafka beside it, and developers whose integrations use it: they publish by the API, as anybody may. */
final class BrokerScene implements AutoCloseable {

    /** What every data source here says of its records. */
    static final String SCHEMA = """
            {"schema": {"type": "object", "required": ["symbol", "price"], "additionalProperties": false,
              "properties": {"symbol": {"type": "string", "maxLength": 20}, "price": {"type": "number"}}},
             "refresh_interval_seconds": 60, "key": ["symbol"], "compatibility": "compatible"}
            """;

    /** The broker is started when Patchbay answers already, and again after a kill. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final HttpServer service;
    private final ExecutorService threads;
    private final DisposablePatchbay patchbay;
    private final Api operator;

    private BrokerScene(HttpServer service, ExecutorService threads, DisposablePatchbay patchbay) {
        this.service = service;
        this.threads = threads;
        this.patchbay = patchbay;
        this.operator = patchbay.operator();
    }

    static BrokerScene start() throws IOException {
        return start(Map.of());
    }

    /** @param environment further settings of Patchbay's */
    static BrokerScene start(Map<String, String> environment) throws IOException {
        return start(environment, "[]", List.of());
    }

    /**
     * One that offers others' integrations, too.
     *
     * @param targets ports of loopback where they are
     */
    static BrokerScene start(Map<String, String> environment, String catalog, List<Integer> targets)
            throws IOException {
        var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        service.setExecutor(threads);
        service.createContext("/", exchange -> {
            byte[] answer = (exchange.getRequestURI().getPath().endsWith("/schema") ? SCHEMA : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        var all = new HashMap<String, String>();
        all.put("PATCHBAY_BROKER_MODE", "embedded");
        all.putAll(environment);
        var reachable = new ArrayList<>(targets);
        reachable.add(service.getAddress().getPort());
        return new BrokerScene(service, threads, DisposablePatchbay.start(catalog, reachable, all));
    }

    DisposablePatchbay patchbay() {
        return patchbay;
    }

    Api operator() {
        return operator;
    }

    /** A new developer's data source that writes its records to its topic. */
    Integration source(String name) {
        return published(name, Map.of("type", "data_source", "deliveryMode", "push"), Map.of("delivery_mode", "push"));
    }

    /** A new developer's app that reads its events from its topic. */
    Integration reader(String name) {
        return published(name, Map.of("type", "app"), Map.of("events_transport", "broker"));
    }

    private Integration published(String name, Map<String, String> kind, Map<String, Object> more) {
        Api.Owned publisher = operator.organization("Makers of " + name);
        Api developer = publisher.api();
        developer.post("/api/developer/role", null).expect(200);
        var wish = new HashMap<String, Object>(kind);
        wish.put("name", name);
        wish.put("displayName", "Integration " + name);
        wish.put("publisher", Map.of("organizationId", publisher.id()));
        JsonNode registered =
                developer.post("/api/developer/integrations", wish).expect(201);
        var manifest = new HashMap<String, Object>(more);
        manifest.putAll(Map.of(
                "name", name,
                "display_name", "Integration " + name,
                "version", "1.0.0",
                "type", kind.get("type"),
                "description", "An integration whose program uses the broker.",
                "base_url", address().resolve("/" + name).toString(),
                "scopes", List.of("data:write"),
                "scope_purposes", Map.of("data:write", "To send you what it measures."),
                "install_targets", List.of("organization")));
        manifest.put("client", "per_installation");
        developer
                .put("/api/developer/integrations/" + name + "/draft", manifest)
                .expect(200);
        developer
                .post("/api/developer/integrations/" + name + "/versions", Map.of())
                .expect(201);
        var integration = new Integration(
                name,
                publisher,
                registered.get("clientId").asString(),
                registered.get("clientSecret").asString(),
                patchbay.base());
        awaitTopics(integration);
        return integration;
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    }

    /** Waits until the broker runs and lets the integration's client in. */
    void awaitTopics(Integration integration) {
        Await.until(
                LONGEST,
                () -> "no broker: " + integration.place(),
                () -> integration.place().get("available").asBoolean());
        Await.until(LONGEST, () -> "no topics of " + integration.name(), () -> {
            try (StockKafka kafka = integration.kafka()) {
                return kafka.topics().containsAll(integration.topics());
            }
        });
    }

    @Override
    public void close() throws IOException {
        patchbay.close();
        service.stop(0);
        threads.shutdownNow();
    }

    /**
     * An integration of a developer's.
     *
     * @param publisher with its owner, who develops it
     * @param base where Patchbay is
     */
    record Integration(String name, Api.Owned publisher, String clientId, String clientSecret, URI base) {

        String data() {
            return "integrations." + name + ".data";
        }

        String lifecycle() {
            return "integrations." + name + ".lifecycle";
        }

        String dlq() {
            return "integrations." + name + ".dlq";
        }

        List<String> topics() {
            return List.of(data(), lifecycle(), dlq());
        }

        /** A consumer group of its own. */
        String group(String suffix) {
            return "integrations." + name + "." + suffix;
        }

        /** What its developer is told about the broker. */
        JsonNode place() {
            return publisher
                    .api()
                    .get("/api/developer/integrations/" + name + "/broker")
                    .expect(200);
        }

        /** Where Kafka clients connect to. */
        String address() {
            return place().get("address").asString();
        }

        /** How its records go. */
        JsonNode overview() {
            return publisher
                    .api()
                    .get("/api/developer/integrations/" + name + "/data")
                    .expect(200);
        }

        /** A token for the broker, and nothing else. */
        String token() {
            return BrokerTokens.of(base, clientId, clientSecret);
        }

        /** Its program, with Kafka's own clients; it shows a new token whenever it is asked for one. */
        StockKafka kafka() {
            return new StockKafka(address(), this::token);
        }
    }
}
