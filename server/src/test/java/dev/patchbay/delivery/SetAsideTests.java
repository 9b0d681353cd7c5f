package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.broker.Topic;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the broker does not take holds up nothing else, and is not lost. */
class SetAsideTests extends BrokerEventsScene {

    private static final Topic NOWHERE = new Topic(Slug.of("no-such-topic"), Topic.Kind.LIFECYCLE);

    @Autowired
    EventLog log;

    @Autowired
    CredentialsUrls credentials;

    @Autowired
    PatchbaySettings platform;

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

    private Topic topic(IntegrationId reader) {
        return new Topic(catalog.get(reader).name(), Topic.Kind.LIFECYCLE);
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
}
