package dev.patchbay.delivery;

import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerHands;
import dev.patchbay.broker.QuickBroker;
import dev.patchbay.broker.Received;
import dev.patchbay.broker.Subscription;
import dev.patchbay.broker.Topic;
import dev.patchbay.changes.Slots;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;

/** A broker, and apps that read their events from it. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "changes", verifyAutomatically = false)
@TestPropertySource(
        properties = {
            "patchbay.broker.mode=embedded",
            "patchbay.broker.largest-record=20KB",
            "patchbay.changes.heartbeat=300ms",
            "patchbay.changes.take-over=6s"
        })
@Import(QuickBroker.class)
abstract class BrokerEventsScene extends DeliveryScenario {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Broker broker;

    @Autowired
    UnsentEvents unsent;

    @Autowired
    Slots slots;

    final List<Received> read = new CopyOnWriteArrayList<>();
    private @Nullable Subscription reading;

    @BeforeEach
    void carries() {
        read.clear();
        await().atMost(BrokerHands.BACK)
                .until(() -> broker.available()
                        && slots.standings().stream().anyMatch(slot -> slot.running() && slot.lastCarried() != null));
    }

    @AfterEach
    void stopReading() {
        if (reading != null) {
            reading.close();
        }
        jdbc.sql("delete from delivery.unsent").update();
    }

    /** An app that reads its topic, and its reader. */
    IntegrationId reader(String line) {
        var name = "reader-" + NUMBER.incrementAndGet();
        var id = listEntry(name, "  app_url: %s\n  %s\n".formatted(RECEIVER.url("/app"), line));
        var topic = new Topic(Slug.of(name), Topic.Kind.LIFECYCLE);
        await().ignoreExceptions().until(() -> broker.depths(List.of(topic)).containsKey(topic));
        reading = broker.readEach(Topic.Kind.LIFECYCLE, "test-" + name, portion -> {
            if (portion.topic().equals(topic)) {
                read.addAll(portion.records());
            }
        });
        return id;
    }

    /** An installation whose first event was read. */
    Installation installation(IntegrationId reader) {
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1);
        return installation;
    }

    List<String> sequences() {
        return read.stream()
                .map(message -> Objects.requireNonNull(message.headers().get("ce_sequence")))
                .toList();
    }
}
