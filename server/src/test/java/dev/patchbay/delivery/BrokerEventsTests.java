package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.broker.Outage;
import dev.patchbay.broker.QuickBroker;
import dev.patchbay.broker.Received;
import dev.patchbay.broker.Subscription;
import dev.patchbay.broker.Topic;
import dev.patchbay.changes.Slots;
import dev.patchbay.delivery.TopicSender.Addressed;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.lifecycle.CredentialsUrls;
import dev.patchbay.lifecycle.EventLog;
import dev.patchbay.lifecycle.Stream;
import dev.patchbay.lifecycle.WireEvent;
import dev.patchbay.platform.PatchbaySettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private static final Topic NOWHERE = new Topic(Slug.of("no-such-topic"), Topic.Kind.LIFECYCLE);

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
        jdbc.sql("delete from delivery.unsent").update();
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
        unsent.removeRefusedBefore(clock.instant().plus(Duration.ofDays(1)));
        assertThat(unsent.count()).isZero();
    }

    @Test
    void setsAsideWhatHasNoTopic() throws Exception {
        var event = event(new IntegrationId(UUID.randomUUID()));
        var impatient = sender(Duration.ZERO);

        assertThat(impatient.send(List.of(new Addressed(event, NOWHERE)), Set.of()))
                .containsExactly(event.id());

        assertThat(impatient.reachable(List.of(NOWHERE))).isEmpty();
        assertThat(unsent.newest(10)).singleElement().satisfies(kept -> {
            assertThat(kept.event()).isEqualTo(event.id());
            assertThat(kept.waits()).isTrue();
        });
    }

    @Test
    void bringsWhatWaitedThoughNothingElseHappens() throws Exception {
        var installation = installation(reader("events_transport: broker"));
        var early = find(append(installation, 2, "early"));
        await().until(() -> read.size() == 2);

        assertThat(sender(Duration.ZERO).send(List.of(new Addressed(early, NOWHERE)), Set.of()))
                .containsExactly(early.id());

        await().until(() -> unsent.count() == 0);
        await().until(() -> read.size() == 3);
        assertThat(sequences()).containsExactly("1", "2", "2");
    }

    @Test
    void letsNothingOvertakeWhatWaits() throws Exception {
        var reader = reader("events_transport: broker");
        var topic = topic(reader);
        var installation = installation(reader);
        var second = find(append(installation, 2, "second"));
        var third = find(append(installation, 3, "third"));
        var fourth = find(append(installation, 4, "fourth"));
        await().until(() -> read.size() == 4);
        var impatient = sender(Duration.ZERO);

        assertThat(impatient.send(List.of(new Addressed(second, NOWHERE), new Addressed(third, topic)), Set.of()))
                .containsExactly(second.id(), third.id());
        assertThat(impatient.send(
                        List.of(new Addressed(fourth, topic)),
                        Set.of(fourth.stream().id())))
                .containsExactly(fourth.id());

        await().until(() -> unsent.count() == 0);
        await().until(() -> read.size() == 7);
        assertThat(sequences()).containsExactly("1", "2", "3", "4", "2", "3", "4");
    }

    @Test
    void sendsNothingTwiceWhileAnotherTopicIsMissing() throws Exception {
        var reader = reader("events_transport: broker");
        var installation = installation(reader);
        var well = find(append(installation, 2, "well"));
        await().until(() -> read.size() == 2);
        var patient = sender(Duration.ofHours(1));
        var portion = List.of(
                new Addressed(event(new IntegrationId(UUID.randomUUID())), NOWHERE),
                new Addressed(well, topic(reader)));

        for (int times = 0; times < 3; times++) {
            assertThatThrownBy(() -> patient.send(portion, Set.of())).isInstanceOf(BrokerUnavailable.class);
            assertThat(patient.send(List.of(), Set.of())).isEmpty();
        }
        append(installation, 3, "late");

        await().until(() -> sequences().contains("3"));
        assertThat(sequences()).containsExactly("1", "2", "2", "3");
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

    private Topic topic(IntegrationId reader) {
        return new Topic(catalog.get(reader).name(), Topic.Kind.LIFECYCLE);
    }

    /** An installation whose first event was read. */
    private Installation installation(IntegrationId reader) {
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1);
        return installation;
    }

    private TopicSender sender(Duration making) {
        return new TopicSender(broker, unsent, credentials, platform, making);
    }

    private WireEvent find(UUID event) {
        return log.find(new EventId(event)).orElseThrow();
    }

    /** An event that is in no log. */
    private WireEvent event(IntegrationId integration) {
        return new WireEvent(
                new EventId(UUID.randomUUID()),
                Stream.ofPublisher(integration),
                1,
                "member.added",
                "{}",
                clock.instant());
    }

    private List<String> sequences() {
        return read.stream()
                .map(message -> Objects.requireNonNull(message.headers().get("ce_sequence")))
                .toList();
    }

    private List<String> once() {
        return sequences().stream().distinct().toList();
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
