package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.Outage;
import dev.patchbay.broker.QuickBroker;
import dev.patchbay.broker.Received;
import dev.patchbay.broker.Subscription;
import dev.patchbay.broker.Topic;
import dev.patchbay.changes.Slots;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.lifecycle.CredentialsUrls;
import dev.patchbay.lifecycle.EventLog;
import dev.patchbay.platform.PatchbaySettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "changes", verifyAutomatically = false)
@TestPropertySource(
        properties = {
            "patchbay.broker.mode=embedded",
            "patchbay.broker.largest-record=20KB",
            "patchbay.changes.heartbeat=300ms",
            "patchbay.changes.take-over=6s"
        })
@Import(QuickBroker.class)
class BrokerEventsTests extends DeliveryScenario {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Broker broker;

    @Autowired
    BrokerEvents events;

    @Autowired
    UnsentEvents unsent;

    @Autowired
    EventLog log;

    @Autowired
    CredentialsUrls credentials;

    @Autowired
    PatchbaySettings platform;

    @Autowired
    Slots slots;

    @Autowired
    ApplicationContext context;

    private final List<Received> read = new CopyOnWriteArrayList<>();
    private @Nullable Subscription reading;

    @BeforeEach
    void carries() {
        read.clear();
        await().until(() -> broker.available()
                && slots.standings().stream().anyMatch(slot -> slot.running() && slot.lastCarried() != null));
    }

    @AfterEach
    void stopReading() {
        if (reading != null) {
            reading.close();
        }
    }

    @Test
    void bringsEachStreamInOrderWithoutAnySecret() {
        var reader = reader("events_transport: broker");
        var customer = customer();

        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1); // who is uninstalled gets no credentials any more
        suspendAndResume(installation, customer);
        installs.uninstall(installation.id(), customer.owner());

        await().until(() -> read.size() >= 4);
        assertThat(read)
                .extracting(message -> message.headers().get("ce_type"))
                .containsExactly("app.installed", "app.suspended", "app.resumed", "app.uninstalled");
        assertThat(read)
                .extracting(message -> message.headers().get("ce_sequence"))
                .containsExactly("1", "2", "3", "4");
        assertThat(read)
                .extracting(Received::key)
                .containsOnly(installation.id().toString());
        var first = read.getFirst();
        assertThat(first.headers())
                .containsKeys("ce_id", "ce_time")
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "http://localhost:8080")
                .containsEntry("ce_subject", installation.id().toString());
        assertThat(text(read.get(1))).isEqualTo(bodyInTheLog(installation, 2));
        assertThat(text(first))
                .contains("\"credentialsUrl\":\"http://localhost:8080/v1/installations/" + installation.id())
                .doesNotContain("\"clientSecret\":\"");
        assertThat(unsent.count()).isZero();
    }

    @Test
    void bringsNothingToThoseWhoDidNotAskForIt() {
        var reader = reader("events_transport: broker");
        var other = list("other-" + NUMBER.incrementAndGet(), RECEIVER.url("/other"));
        var customer = customer();

        installs.install(other, customer.id(), customer.owner());
        installs.install(reader, customer.id(), customer.owner());

        await().until(() -> !read.isEmpty());
        assertThat(read)
                .singleElement()
                .satisfies(message -> assertThat(text(message))
                        .contains(catalog.get(reader).name().value()));
        var topic = new Topic(catalog.get(other).name(), Topic.Kind.LIFECYCLE);
        assertThat(broker.depths(List.of(topic))).isEmpty();
    }

    @Test
    void bringsInOrderWhatWaitedWhileTheBrokerWasAway() throws Exception {
        var reader = reader("events_transport: broker");
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1);

        Outage.kill(context);
        await().until(() -> !broker.available());
        suspendAndResume(installation, customer);
        suspendAndResume(installation, customer);

        await().until(broker::available);
        await().until(() -> once().size() == 5);
        assertThat(once()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void setsAsideWhatTheBrokerRefusesAndGoesOn() {
        var reader = reader("events_transport: broker");
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1);

        var large = append(installation, 2, "x".repeat(30_000));
        append(installation, 3, "small");

        await().until(() -> read.size() == 2);
        assertThat(read.get(1).headers()).containsEntry("ce_sequence", "3");
        assertThat(unsent.newest(10)).singleElement().satisfies(event -> {
            assertThat(event.event().value()).isEqualTo(large);
            assertThat(event.integration()).isEqualTo(reader);
            assertThat(event.waits()).isFalse();
        });
        unsent.removeOlderThan(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void setsAsideWhatHasNoTopicAndBringsItInOrderOnceThereIsOne() throws Exception {
        var reader = reader("events_transport: broker");
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1);
        var impatient = new TopicSender(broker, unsent, credentials, platform, Duration.ZERO);
        var early = log.find(new EventId(append(installation, 2, "early"))).orElseThrow();
        await().until(() -> read.size() == 2);
        var nowhere = new Topic(Slug.of("no-such-topic"), Topic.Kind.LIFECYCLE);

        assertThat(impatient.send(List.of(new TopicSender.Addressed(early, nowhere))))
                .containsExactly(early.id());
        assertThat(impatient.isGivenUp(nowhere)).isTrue();
        assertThat(unsent.newest(10))
                .singleElement()
                .satisfies(event -> assertThat(event.waits()).isTrue());
        append(installation, 3, "late");

        await().until(() -> read.size() == 4);
        assertThat(read)
                .extracting(message -> message.headers().get("ce_sequence"))
                .containsExactly("1", "2", "2", "3");
        assertThat(unsent.count()).isZero();
    }

    @Test
    void bringsTheLogAgainSinceAMoment() throws Exception {
        var reader = reader("delivery_mode: push");
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        suspendAndResume(installation, customer);
        await().until(() -> read.size() == 3);

        events.again(clock.instant().minus(Duration.ofMinutes(2)));

        await().until(() -> read.size() == 6);
        assertThat(read)
                .extracting(message -> message.headers().get("ce_sequence"))
                .containsExactly("1", "2", "3", "1", "2", "3");
        assertThat(read.subList(3, 6))
                .extracting(message -> message.headers().get("ce_id"))
                .isEqualTo(read.subList(0, 3).stream()
                        .map(message -> message.headers().get("ce_id"))
                        .toList());
    }

    /** An app that reads its topic, and its reader. */
    private IntegrationId reader(String line) {
        var name = "reader-" + NUMBER.incrementAndGet();
        var id = listEntry(name, "  app_url: %s\n  %s\n".formatted(RECEIVER.url("/app"), line));
        var topic = new Topic(Slug.of(name), Topic.Kind.LIFECYCLE);
        await().ignoreExceptions().until(() -> broker.depths(List.of(topic)).containsKey(topic));
        reading = broker.read(topic, "test-" + name, read::addAll);
        return id;
    }

    private List<String> once() {
        return read.stream()
                .map(message -> Objects.requireNonNull(message.headers().get("ce_sequence")))
                .distinct()
                .toList();
    }

    private UUID append(Installation installation, int sequence, String body) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into lifecycle.event
                            (id, stream_id, integration_id, installation_id, sequence, type, body, appended_at, position)
                        values (:id, :installation, :integration, :installation, :sequence, 'member.added', :body, now(),
                            pg_current_xact_id())
                        """)
                .param("id", id)
                .param("installation", installation.id().value())
                .param("integration", installation.integration().value())
                .param("sequence", sequence)
                .param("body", body)
                .update();
        return id;
    }

    private String bodyInTheLog(Installation installation, int sequence) {
        return jdbc.sql("select body from lifecycle.event where stream_id = :stream and sequence = :sequence")
                .param("stream", installation.id().value())
                .param("sequence", sequence)
                .query(String.class)
                .single();
    }

    private static String text(Received message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }
}
