package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerHands;
import dev.patchbay.broker.Portion;
import dev.patchbay.broker.QuickBroker;
import dev.patchbay.broker.Received;
import dev.patchbay.broker.StockClient;
import dev.patchbay.broker.Topic;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A source with topics at a real broker, and its program: Kafka's own client with a token of the provider. */
@Import(QuickBroker.class)
@TestPropertySource(properties = "patchbay.broker.mode=embedded")
abstract class PushScene extends SourceScene {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    Broker broker;

    @Autowired
    BrokerHands hands;

    @Autowired
    Clients clients;

    @Autowired
    DeadLetterWork deadLetters;

    StockClient client;

    @BeforeEach
    void aSourceWithTopics() throws Exception {
        await().atMost(BrokerHands.BACK).until(broker::available);
        client = program(source);
        poll();
    }

    @Override
    String deliveryMode() {
        return "push";
    }

    /** The source has topics since it is offered. */
    StockClient program(IntegrationId integration) throws Exception {
        Client own = clients.ofIntegration(integration).orElseThrow();
        hands.reconcile();
        return new StockClient(broker.address().orElseThrow(), token(own));
    }

    Topic topic(Topic.Kind kind) {
        return new Topic(Slug.of(name), kind);
    }

    void push(String value) throws Exception {
        push(value, Map.of());
    }

    void push(String value, Map<String, String> headers) throws Exception {
        client.write(topic(Topic.Kind.DATA).name(), "k", value.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Values that were read one after the other, as the broker hands them over. */
    Portion portion(String log, long from, String... values) {
        List<Received> received = new ArrayList<>();
        for (String value : values) {
            received.add(new Received(
                    topic(Topic.Kind.DATA),
                    0,
                    from + received.size(),
                    Instant.EPOCH,
                    "k",
                    value.getBytes(StandardCharsets.UTF_8),
                    Map.of()));
        }
        return new Portion(topic(Topic.Kind.DATA), log, 0, received);
    }

    static String priced(String symbol, int price) {
        return "{\"symbol\":\"" + symbol + "\",\"price\":" + price + "}";
    }

    /** All that lies in the source's topic is dealt with. */
    void awaitRead() {
        await().untilAsserted(() -> {
            var depth = Objects.requireNonNull(
                    broker.depths(List.of(topic(Topic.Kind.DATA))).get(topic(Topic.Kind.DATA)));
            assertThat(depth.behind()).containsEntry("patchbay.pipeline", 0L);
        });
    }

    private String token(Client own) throws Exception {
        var secret = clients.openSealedSecret(own.id()).orElseThrow().reveal();
        String basic = Base64.getEncoder().encodeToString((own.id() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oidc/token"))
                        .header("Host", "localhost:8080")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=client_credentials&resource=patchbay:broker"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(response.body())
                .path("access_token")
                .asString();
    }
}
