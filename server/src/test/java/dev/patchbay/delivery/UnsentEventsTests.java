package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.broker.Topic;
import dev.patchbay.delivery.TopicSender.Addressed;
import dev.patchbay.jobs.RegularWork;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.lifecycle.EventLog;
import dev.patchbay.lifecycle.Stream;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UnsentEventsTests extends DeliveryScenario {

    @Autowired
    UnsentEvents unsent;

    @Autowired
    EventLog log;

    @Autowired
    RegularWork forgetOldDeliveries;

    @AfterEach
    void nothingStays() {
        jdbc.sql("delete from delivery.unsent").update();
    }

    @Test
    void keepsWhatWaitsThoughMuchWasRefused() {
        fill(10_000, false);

        assertThat(unsent.add(event(), false, "too large")).isTrue();
        assertThat(unsent.count()).isEqualTo(10_000);

        assertThat(unsent.add(event(), true, "no topic")).isTrue();
        assertThat(unsent.count()).isEqualTo(10_001);
    }

    @Test
    void keepsOnlySoMuchThatWaits() {
        var early = event();
        unsent.add(early, true, "no topic");
        fill(99_999, true);

        assertThat(unsent.add(event(), true, "no topic")).isTrue();
        assertThat(unsent.count()).isEqualTo(100_000);

        assertThat(unsent.add(early, false, "too large")).isTrue();
        assertThat(refused()).containsExactly(early.id());
    }

    @Test
    void tellsOnceWhatIsKept() {
        var event = event();

        assertThat(unsent.add(event, true, "no topic")).isTrue();
        assertThat(unsent.add(event, true, "no topic")).isFalse();
        assertThat(unsent.add(event, false, "too large")).isTrue();
        assertThat(unsent.add(event, false, "too large")).isFalse();
    }

    @Test
    void knowsWhatSomethingWaitsFor() {
        var waiting = event();
        var refused = event();
        unsent.add(waiting, true, "no topic");
        unsent.add(refused, false, "too large");

        assertThat(unsent.integrationsWaiting(10))
                .containsExactly(waiting.stream().integration());
        assertThat(unsent.streamsWaiting(List.of(addressed(waiting), addressed(refused), addressed(event()))))
                .containsExactly(waiting.stream().id());
    }

    @Test
    void keepsWhatWaitsForAsLongAsTheLogHasIt() {
        var app = app(Receiver.Behaviour.status(200));
        var installation = install(app, customer());
        var inTheLog = log.next(installation.id().value(), 0).orElseThrow();
        var forgotten = event();
        var refused = event();
        unsent.add(inTheLog, true, "no topic");
        unsent.add(forgotten, true, "no topic");
        unsent.add(refused, false, "too large");
        jdbc.sql("update lifecycle.event set appended_at = :later where id = :id")
                .param("later", clock.instant().plus(Duration.ofDays(60)).atOffset(ZoneOffset.UTC))
                .param("id", inTheLog.id().value())
                .update();

        forgetOldDeliveries.run();
        assertThat(unsent.count()).isEqualTo(3);

        advance(Duration.ofDays(31));
        settle(); // it runs by itself then, too
        forgetOldDeliveries.run();
        assertThat(unsent.newest(10)).extracting(UnsentEvent::event).containsExactly(inTheLog.id());
    }

    private List<EventId> refused() {
        return unsent.newest(200_000).stream()
                .filter(event -> !event.waits())
                .map(UnsentEvent::event)
                .toList();
    }

    private void fill(int count, boolean waits) {
        jdbc.sql("""
                        insert into delivery.unsent (event_id, integration_id, stream_id, sequence, waits, why, at)
                        select gen_random_uuid(), :integration, :integration, number, :waits, 'test', :now
                        from generate_series(1, :count) number
                        """)
                .param("integration", UUID.randomUUID())
                .param("waits", waits)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("count", count)
                .update();
    }

    private WireEvent event() {
        return new WireEvent(
                new EventId(UUID.randomUUID()),
                Stream.ofPublisher(new IntegrationId(UUID.randomUUID())),
                1,
                "member.added",
                "{}",
                clock.instant());
    }

    private static Addressed addressed(WireEvent event) {
        return new Addressed(event, new Topic(Slug.of("any"), Topic.Kind.LIFECYCLE));
    }
}
