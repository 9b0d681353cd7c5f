package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Slug;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;

/** A Patchbay with a real Kafka beside it, which many tests share: each has integrations of its own. */
@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@TestPropertySource(properties = "patchbay.broker.mode=embedded")
@Import({QuickBroker.class, TestTokens.class})
abstract class BrokerScene {

    @Autowired
    Broker broker;

    @Autowired
    KafkaSite site;

    @Autowired
    KafkaClients clients;

    @Autowired
    TestTokens tokens;

    @BeforeEach
    void runs() {
        await().atMost(BrokerHands.BACK).until(broker::available);
    }

    /** An integration that turned the broker on. */
    Integration integration() {
        String name = "i" + UUID.randomUUID().toString().substring(0, 12);
        var integration = new Integration(Slug.of(name), "c_" + name);
        broker.provision(new ClientTopics(integration.slug, integration.client, null));
        awaitTopics(integration);
        return integration;
    }

    void awaitTopics(Integration integration) {
        Set<String> names = Arrays.stream(Topic.Kind.values())
                .map(kind -> new Topic(integration.slug, kind).name())
                .collect(Collectors.toSet());
        await().untilAsserted(() -> {
            assertThat(KafkaClients.answer(admin().listTopics().names())).containsAll(names);
            assertThat(lists(integration)).hasSize(4);
        });
    }

    Set<String> lists(Integration integration) {
        return KafkaClients.answer(admin().describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(entry -> entry.entry().principal().equals("User:" + integration.client))
                .map(entry -> entry.entry().operation() + " " + entry.pattern().name())
                .collect(Collectors.toSet());
    }

    Admin admin() {
        return clients.admin();
    }

    StockClient client(Integration integration) {
        return client(tokens.of(integration.client));
    }

    StockClient client(String token) {
        return new StockClient(broker.address().orElseThrow(), token);
    }

    /** Writes to its data, each value taken. */
    void write(Integration integration, String... values) {
        for (String value : values) {
            append(integration.data(), message(value));
        }
    }

    /** Writes as those do who try again: Patchbay gives a broker up that does not answer within a second. */
    Position append(Topic topic, Message message) {
        return append(() -> broker.append(topic, message));
    }

    static Position append(Supplier<CompletableFuture<Position>> writing) {
        return await().ignoreExceptionsMatching(BrokerScene::comesTooSoon)
                .until(() -> writing.get().get(60, TimeUnit.SECONDS), _ -> true);
    }

    private static boolean comesTooSoon(Throwable failure) {
        return failure.getCause() instanceof BrokerUnavailable;
    }

    static Message message(String value) {
        return new Message("k", value.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** An integration, and the id of its client. */
    record Integration(Slug slug, String client) {

        Topic data() {
            return new Topic(slug, Topic.Kind.DATA);
        }

        Topic lifecycle() {
            return new Topic(slug, Topic.Kind.LIFECYCLE);
        }

        Topic dlq() {
            return new Topic(slug, Topic.Kind.DLQ);
        }

        String group(String name) {
            return "integrations." + slug + "." + name;
        }
    }
}
